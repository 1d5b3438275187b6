/**
 * A scenario as a JSON file and back. The file explains itself: each value stands beside its unit, its range and its
 * sources, and the total it leads to. Reading takes the values, choices, ticks and holds and nothing else; a file that
 * is no scenario yields a problem, one that is not all right a scenario and notices. Neither throws.
 */
import { formatQuantity } from '../ledger/format.ts';
import { questionOf } from '../model/questions.ts';
import type { Choices, LineId } from '../model/receipt-inputs.ts';
import { lineDefinitions } from '../model/receipt-lines.ts';
import { tick } from '../model/receipt-ticks.ts';
import type { Receipt } from '../model/receipt.ts';
import { type AssumptionId, assumptionIds, assumptions, fitToAssumption } from './assumptions.ts';
import { asLineId, initialScenario, type Scenario } from './scenario.ts';

/** What says that a file is one of these. */
const fileKind = 'the-receipt-scenario';

/** Grows when the meaning of a field changes. A new field leaves it as it is. */
const fileVersion = 1;

// A file made here has some 25,000 characters.
const longestFile = 200_000;
const mostNotices = 8;

/** What the file tells besides the scenario. */
export interface FileContext {
  /** The address that shows the same. */
  link: string;
  receipt: Receipt;
  /** The 5th and 95th percentile, USD. */
  rangeUsd: readonly [low: number, high: number];
  /** Where each assumption comes from, in words. */
  sourcesOf: (id: AssumptionId) => readonly string[];
}

/** The text of the file. */
export function writeScenarioFile(scenario: Scenario, { link, receipt, rangeUsd, sourcesOf }: FileContext): string {
  const { values, choices, ticked, held } = scenario;
  const file = {
    kind: fileKind,
    version: fileVersion,
    about: 'A scenario of The Receipt. Only lines, choices, held and the values of assumptions are read back.',
    link,
    question: questionOf(ticked)?.id ?? null,
    heading: receipt.heading,
    totalUsd: receipt.totalUsd,
    rangeUsd,
    lines: ticked,
    choices,
    held,
    assumptions: Object.fromEntries(
      assumptionIds.map((id) => {
        const { label, unit, initial, distribution, basis, ours, why } = assumptions[id];
        const range = distribution === 'fixed' ? {} : { low: distribution.low, high: distribution.high };
        return [id, { value: values[id], unit, label, initial, ...range, basis, ours, why, sources: sourcesOf(id) }];
      }),
    ),
    amounts: receipt.lines
      .filter(({ state }) => state === 'ticked')
      .map(({ id, label, quantity, quantityUnit, unitPriceUsd, amountUsd, formula }) => {
        return { id, label, quantity, quantityUnit, unitPriceUsd, amountUsd, formula };
      }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What a file says: a scenario with what could not be taken as written, or why it is none. */
export type ReadFile =
  { scenario: Scenario; notices: readonly string[]; problem: null } | { scenario: null; problem: string };

/** Reads a file. What it does not mention has its initial value. */
export function readScenarioFile(text: string): ReadFile {
  if (text.length > longestFile) return { scenario: null, problem: 'The file is far larger than any scenario.' };
  const file = parsed(text);
  if (file === undefined) return { scenario: null, problem: 'The file is not JSON, or only a part of it.' };
  if (!isRecord(file) || file['kind'] !== fileKind) {
    return { scenario: null, problem: 'The file is JSON, but no scenario that this site has saved.' };
  }
  const notices = new Set<string>();
  noteVersion(file['version'], notices);
  const scenario: Scenario = {
    values: readValues(file['assumptions'], notices),
    choices: readChoices(file['choices'], notices),
    ticked: readLines(file['lines'], notices),
    held: readHeld(file['held'], notices),
  };
  return { scenario, notices: limited([...notices]), problem: null };
}

function parsed(text: string): unknown {
  try {
    // Editors may put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function noteVersion(version: unknown, notices: Set<string>): void {
  if (version === fileVersion) return;
  const isNewer = typeof version === 'number' && version > fileVersion;
  notices.add(
    isNewer
      ? 'The file was saved by a newer version of this site. Some of it may be read wrongly.'
      : 'The file names no version that this page knows. It was read as it stands.',
  );
}

function readValues(found: unknown, notices: Set<string>): Scenario['values'] {
  const values = { ...initialScenario.values };
  for (const [name, entry] of entriesOf(found, 'assumptions', notices)) {
    const id = assumptionIds.find((each) => each === name);
    if (id === undefined) {
      notices.add(`The file sets ${quoted(name)}, which is no assumption here. It was left out.`);
      continue;
    }
    const value = isRecord(entry) ? entry['value'] : entry;
    const used = typeof value === 'number' && Number.isFinite(value) ? fitToAssumption(id, value) : values[id];
    if (used !== value) {
      const { label, unit } = assumptions[id];
      notices.add(
        `${label}: the file says ${quoted(value)}, which is not allowed here. It is now ${formatQuantity(used, unit)}.`,
      );
    }
    values[id] = used;
  }
  return values;
}

function readChoices(found: unknown, notices: Set<string>): Choices {
  const choices = { ...initialScenario.choices };
  for (const [name, value] of entriesOf(found, 'choices', notices)) {
    if (name === 'hours' && (value === 'disclosed' || value === 'derived')) choices.hours = value;
    else if (name === 'writeDown' && (value === 'straight-line' || value === 'declining')) choices.writeDown = value;
    else
      notices.add(`The file chooses ${quoted(value)} for ${quoted(name)}, which is not known here. It was left out.`);
  }
  return choices;
}

function readLines(found: unknown, notices: Set<string>): readonly LineId[] {
  if (found === undefined) return initialScenario.ticked;
  let ticked: readonly LineId[] = [];
  for (const name of namesIn(found, 'lines', notices)) {
    const line = typeof name === 'string' ? asLineId(name) : undefined;
    if (line === undefined) {
      notices.add(`The file ticks ${quoted(name)}, which is no line of the receipt. It was left out.`);
      continue;
    }
    const result = tick(ticked, line);
    ticked = result.ticked;
    if (result.refused) notices.add(`${lineDefinitions[line].label}: left out. ${result.refused.sentence}`);
  }
  return ticked;
}

function readHeld(found: unknown, notices: Set<string>): readonly AssumptionId[] {
  const held = new Set<string>();
  for (const name of namesIn(found, 'held', notices)) {
    const id = assumptionIds.find((each) => each === name);
    if (id !== undefined && assumptions[id].distribution !== 'fixed') held.add(id);
    else notices.add(`The file holds ${quoted(name)}, which has no range here. It was left out.`);
  }
  return assumptionIds.filter((id) => held.has(id));
}

function entriesOf(found: unknown, field: string, notices: Set<string>): [string, unknown][] {
  if (isRecord(found)) return Object.entries(found);
  if (found !== undefined) notices.add(`The file’s “${field}” cannot be read. It was left out.`);
  return [];
}

function namesIn(found: unknown, field: string, notices: Set<string>): unknown[] {
  if (Array.isArray(found)) return [...new Set<unknown>(found)];
  if (found !== undefined) notices.add(`The file’s “${field}” cannot be read. It was left out.`);
  return [];
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

/** Files come from anywhere: a notice must not grow with them. */
function quoted(found: unknown): string {
  const text = inWords(found);
  return `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
}

function inWords(found: unknown): string {
  if (found === undefined) return 'nothing';
  // Not written out: a list may be nested deeper than anything can be written.
  if (typeof found === 'object' && found !== null) return Array.isArray(found) ? 'a list' : 'an object';
  // JSON reads 1e309 as infinite.
  if (typeof found === 'number' && !Number.isFinite(found)) return 'a number beyond 1e308';
  return String(found);
}

function limited(notices: readonly string[]): readonly string[] {
  if (notices.length <= mostNotices) return notices;
  const rest = notices.length - (mostNotices - 1);
  return [...notices.slice(0, mostNotices - 1), `And ${rest} more things in the file could not be used.`];
}
