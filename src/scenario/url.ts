/**
 * A scenario as a query string and back: "?rate=3.42&q=own&hold=use". A link holds what its sender changed and nothing
 * else. A link that cannot be read in full never throws: it yields notices.
 *
 *   rate, pre, …    an assumption by its url key; a million and more may be written 2.664M, 36.63B, 14.8T
 *   q               the question, when the ticked lines answer one
 *   lines           the ticked lines otherwise: "lines=pre,people", or "lines=none"
 *   hold            assumptions whose range is left out of account, by url key
 *   h, wd           the choices: h=derived, wd=declining
 *   v               the version of the link; links without one are version 1
 */
import { formatQuantity } from '../ledger/format.ts';
import { question, questionOf } from '../model/questions.ts';
import { type Choices, initialChoices, type LineId } from '../model/receipt-inputs.ts';
import { lineDefinitions } from '../model/receipt-lines.ts';
import { tick } from '../model/receipt-ticks.ts';
import { type AssumptionId, assumptionByUrlKey, assumptionIds, assumptions, fitToAssumption } from './assumptions.ts';
import { linkVersion, migrateQuery } from './migrations.ts';
import { asLineId, asQuestionId, initialQuestion, initialScenario, type Scenario } from './scenario.ts';

export interface DecodedScenario {
  scenario: Scenario;
  /** What could not be taken as written, one sentence or two each, for the reader. No two are equal. */
  notices: readonly string[];
}

/** Keys in the address that belong to single pages. They are no part of a scenario and are left where they are. */
const pageKeys: readonly string[] = ['chip', 'compare', 'embed', 'guess', 'step', 'theme'];

/** What networks and newsletters hang on the links that they pass on: nobody's scenario, and no reader's fault. */
const trackingKey = /^(utm_.*|mc_cid|mc_eid|fbclid|gclid|gbraid|wbraid|msclkid|ttclid|twclid|yclid|igshid|ref)$/;

const isOurs = (key: string): boolean => !pageKeys.includes(key) && !trackingKey.test(key);

// A link is a few hundred characters long. What is longer was not made here, and reading it must not take long.
const longestQuery = 4_000;
const mostNotices = 8;

/** The query string of a scenario: "?rate=3.42", or "" when nothing differs from the initial one. */
export function encodeScenario(scenario: Scenario): string {
  const query = new URLSearchParams(entriesOf(scenario));
  // A comma may stand in a query as it is, and reads better than %2C.
  return query.size > 0 ? `?${query.toString().replaceAll('%2C', ',')}` : '';
}

/**
 * A link to another page of this site, with the scenario. Left as they are: links elsewhere, to files, within the page,
 * those with a query of their own, and those to the search, whose `q` are words.
 */
export function withScenario(href: string, scenario: Scenario): string {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  const leadsElsewhere = path === '' || path.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(path);
  const isFile = /\.[^/.]+$/.test(path);
  const isSearch = path.endsWith('/search/');
  return leadsElsewhere || isFile || isSearch || carriesScenario(query)
    ? href
    : `${path}${queryWith(query, scenario)}${hash}`;
}

/** Whether a query says anything about the scenario, be it readable or not. */
export function carriesScenario(search: string): boolean {
  return [...new URLSearchParams(search).keys()].some(isOurs);
}

/** The query of an address with this scenario instead of the one it may hold; the page's own keys stay, in front. */
export function queryWith(search: string, scenario: Scenario): string {
  const own = [...new URLSearchParams(search)].filter(([key]) => pageKeys.includes(key));
  const kept = new URLSearchParams(own).toString();
  const encoded = encodeScenario(scenario);
  return kept === '' ? encoded : `?${kept}${encoded.replace('?', '&')}`;
}

/**
 * The scenario that a page opens with: that of its address or, when the address has none or nothing of it can be read,
 * the one that the visit has kept, which is a query too.
 */
export function scenarioOnArrival(search: string, kept: string): DecodedScenario {
  const before = decodeScenario(kept);
  if (!carriesScenario(search)) return before;
  const linked = decodeScenario(search);
  const isUseless = linked.notices.length > 0 && encodeScenario(linked.scenario) === '';
  return isUseless ? decodeScenario(search, before.scenario) : linked;
}

/**
 * The scenario in a query string, with or without its question mark. Of a repeated key, the last value counts. What the
 * query does not say, or not so that it can be read, is as in `base`.
 */
export function decodeScenario(search: string, base: Scenario = initialScenario): DecodedScenario {
  const notices = new Set<string>();
  const values = { ...base.values };
  const choices = { ...base.choices };
  let { ticked, held } = base;

  if (search.length > longestQuery) notices.add('The link is longer than any made here. Its end was left out.');
  const query = migrateQuery(new URLSearchParams(search.slice(0, longestQuery)), notices);
  for (const [key, written] of query) {
    const id = assumptionByUrlKey(key);
    if (id !== undefined) values[id] = readValue(id, written, values[id], notices);
    else if (key === 'q') ticked = readQuestion(written, notices) ?? ticked;
    else if (key === 'lines') ticked = readLines(written, notices) ?? ticked;
    else if (key === 'hold') held = readHeld(written, notices);
    else if (key === 'h') choices.hours = readChoice(key, written, ['disclosed', 'derived'], choices.hours, notices);
    else if (key === 'wd') {
      choices.writeDown = readChoice(key, written, ['straight-line', 'declining'], choices.writeDown, notices);
    } else if (isOurs(key)) {
      notices.add(`The link sets “${shorten(key)}”, which this page does not know. It was left out.`);
    }
  }
  return { scenario: { values, choices, ticked, held }, notices: limited([...notices]) };
}

function entriesOf({ values, choices, ticked, held }: Scenario): [string, string][] {
  const entries: [string, string][] = [];
  const asked = questionOf(ticked);
  if (asked === null) entries.push(['lines', ticked.length > 0 ? ticked.join() : 'none']);
  else if (asked.id !== initialQuestion) entries.push(['q', asked.id]);
  for (const id of assumptionIds) {
    const { urlKey, initial } = assumptions[id];
    if (values[id] !== initial) entries.push([urlKey, written(values[id])]);
  }
  if (held.length > 0) entries.push(['hold', held.map((id) => assumptions[id].urlKey).join()]);
  if (choices.hours !== initialChoices.hours) entries.push(['h', choices.hours]);
  if (choices.writeDown !== initialChoices.writeDown) entries.push(['wd', choices.writeDown]);
  if (entries.length > 0 && linkVersion() > 1) entries.push(['v', String(linkVersion())]);
  return entries;
}

const powers = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 } as const;

/** A value as it stands in a link: 2664000 as "2.664M". */
function written(value: number): string {
  const suffix = value >= 1e12 ? 'T' : value >= 1e9 ? 'B' : value >= 1e6 ? 'M' : '';
  if (suffix === '') return String(value);
  return `${Number((value / powers[suffix]).toPrecision(12))}${suffix}`;
}

/** The number that a text means, "2.664M" and "2664000" alike. NaN when it means none. */
export function parseNumber(text: string): number {
  const [, digits = '', suffix = ''] = /^\s*([^\s]+?)([KMBT]?)\s*$/i.exec(text) ?? [];
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return NaN;
  const power = Object.entries(powers).find(([name]) => name === suffix.toUpperCase())?.[1] ?? 1;
  // 14.8 × 1e12 and its like may miss by a bit.
  return Number((Number(digits) * power).toPrecision(12));
}

function readValue(id: AssumptionId, text: string, before: number, notices: Set<string>): number {
  const { label, unit } = assumptions[id];
  const value = parseNumber(text);
  const used = Number.isFinite(value) ? fitToAssumption(id, value) : before;
  if (used !== value) {
    const now = formatQuantity(used, unit);
    notices.add(`${label}: the link says “${shorten(text)}”, which is not allowed here. It is now ${now}.`);
  }
  return used;
}

function readQuestion(text: string, notices: Set<string>): readonly LineId[] | undefined {
  const id = asQuestionId(text);
  if (id === undefined) notices.add(`The link asks “${shorten(text)}”, which is no question here. It was left out.`);
  return id === undefined ? undefined : question(id).lines;
}

/** Undefined when it names lines and there is none of them. */
function readLines(text: string, notices: Set<string>): readonly LineId[] | undefined {
  const wanted = names(text);
  let ticked: readonly LineId[] = [];
  for (const name of wanted) {
    const line = asLineId(name);
    if (line === undefined) {
      notices.add(`The link ticks “${shorten(name)}”, which is no line of the receipt. It was left out.`);
      continue;
    }
    const result = tick(ticked, line);
    ticked = result.ticked;
    if (result.refused) notices.add(`${lineDefinitions[line].label}: left out. ${result.refused.sentence}`);
  }
  return wanted.length > 0 && ticked.length === 0 ? undefined : ticked;
}

function readHeld(text: string, notices: Set<string>): readonly AssumptionId[] {
  const held = new Set<AssumptionId>();
  for (const name of names(text)) {
    const id = assumptionByUrlKey(name);
    if (id !== undefined && assumptions[id].distribution !== 'fixed') held.add(id);
    else notices.add(`The link holds “${shorten(name)}”, which has no range here. It was left out.`);
  }
  return assumptionIds.filter((id) => held.has(id));
}

function readChoice<Choice extends Choices[keyof Choices]>(
  key: string,
  text: string,
  allowed: readonly Choice[],
  before: Choice,
  notices: Set<string>,
): Choice {
  const choice = allowed.find((each) => each === text);
  if (choice === undefined) {
    notices.add(`The link sets “${key}” to “${shorten(text)}”, which is not allowed here. It was left out.`);
  }
  return choice ?? before;
}

/** The names in a comma-separated list; "none" and nothing are the empty list. */
function names(list: string): string[] {
  return list === 'none' ? [] : [...new Set(list.split(',').filter((name) => name !== ''))];
}

/** Links come from anywhere: a notice must not grow with them. */
function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

function limited(notices: string[]): string[] {
  if (notices.length <= mostNotices) return notices;
  const rest = notices.length - (mostNotices - 1);
  return [...notices.slice(0, mostNotices - 1), `And ${rest} more things in the link could not be used.`];
}
