import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadLedger } from '../../../src/ledger/load.ts';

const report = 'references/deepseek-v3-report.yaml';
const prices = 'references/epoch-hardware-prices.yaml';
const method = 'references/cottier-2024.yaml';
const config = 'references/deepseek-llm-report.yaml';
const article = 'articles/wccftech.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const tables = ['published-runs.yaml', 'chips.yaml', 'market.yaml', 'contradictions.yaml', 'export-rules.yaml'];

/** Enough for what is checked before the files are compared with each other, and quicker than all of them. */
function copySome(): void {
  for (const file of [report, prices, method, config, article, ...tables]) {
    cpSync(join('seeds', file), join(folder, file));
  }
}

function copyAll(): void {
  cpSync('seeds', folder, { recursive: true });
}

/** Changes one place of a seed, and makes sure that it did. */
function edit(file: string, before: string, after: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text.includes(before), `${file} contains "${before}"`).toBe(true);
  writeFileSync(join(folder, file), text.replace(before, after));
}

/** One line of a message: the file in the folder, then field and reason. */
function at(file: string, rest: string): string {
  return `${join(folder, file)}: ${rest}`;
}

describe('a broken file is refused, with file, field and reason', () => {
  test.each([
    [
      'text for a number',
      report,
      'value: 671000000000',
      'value: 671B',
      'facts[0].value: Invalid input: expected number',
    ],
    ['no locator', report, 'locator: abstract; section 4.2', '#', 'facts[0].locator: Invalid input: expected string'],
    ['an unknown unit', prices, 'unit: usd-per-gpu-hour', 'unit: euro', 'facts[0].unit: Invalid option'],
    ['no unit', prices, 'unit: usd-per-gpu-hour', '#', 'facts[0].unit: a value needs a unit'],
    [
      'a unit of nothing',
      report,
      'text: ZeRO-1',
      'text: ZeRO-1\n    unit: gpus',
      'facts[20].unit: nothing here is measured in gpus',
    ],
    [
      'two values',
      prices,
      'value: 3.42',
      'value: 3.42\n    text: cheap',
      'facts[0].text: two values in one fact: value and text',
    ],
    ['no value', prices, 'value: 3.42\n    unit: usd-per-gpu-hour', '#', 'facts[0].value: no value: expected one of'],
    [
      'a share in per cent',
      method,
      'low: 0.47',
      'low: 47',
      'facts[1].range: 1 is the whole of a share, so 47 cannot be one',
    ],
    [
      'a range upside down',
      method,
      'low: 0.47',
      'low: 0.97',
      'facts[1].range: expected low, central, high in this order',
    ],
    [
      'a repeated label',
      prices,
      "label: '2023-06 Latitude'",
      "label: '2023-06 Lambda'",
      'facts[1].series: two entries are labelled "2023-06 Lambda"',
    ],
    [
      'a series entry without unit',
      config,
      'value: 95, unit: layers',
      'value: 95',
      'facts[0].unit: a series needs a unit',
    ],
    [
      'a bound on words',
      report,
      'text: ZeRO-1',
      'text: ZeRO-1\n    bound: about',
      'facts[20].bound: a text has no bound',
    ],
    [
      'a way of checking that is none',
      report,
      'confirmed: primary document read',
      'confirmed: trust me',
      'facts[0].confirmed: Invalid option',
    ],
    ['a basis that is none', report, 'basis: disclosed', 'basis: rumoured', 'facts[0].basis: Invalid option'],
    [
      'an impossible day',
      report,
      "'2024-12-26'",
      "'2024-02-30'",
      'published: expected a date: YYYY-MM-DD, YYYY-MM or YYYY',
    ],
    ['a period for a day', report, "'2024-12-26'", "'2024/2025'", 'published: expected a date'],
    ['an address that is none', report, 'https://arxiv.org', 'arxiv.org', 'url: Invalid URL'],
    [
      'a misspelt field',
      report,
      'publisher:',
      'publischer:',
      'publisher: Invalid input: expected string, received undefined',
    ],
    ['an unknown field', article, 'title:', 'web: x\ntitle:', 'Unrecognized key: "web"'],
    [
      'an id with capitals',
      report,
      'id: v3-rate',
      'id: V3-rate',
      'facts[11].id: expected lower-case words joined by hyphens',
    ],
    ['what is not YAML', report, 'facts:', 'facts: [', 'not valid YAML: '],
    ['a claim without verdict', article, 'verdict: contradicted', '#', 'claims[0].verdict: Invalid option'],
    ['a claim with a value but no unit', article, 'unit: times', '#', 'claims[0].unit: a value needs a unit'],
    ['a claim with a unit but no value', article, 'value: 400', '#', 'claims[0].unit: a unit needs a value'],
    [
      'a claim without source',
      article,
      'reference: semianalysis',
      'site: semianalysis',
      'claims[0].source.reference: Invalid input',
    ],
    ['a claim of no chapter', article, 'chapter: hidden-costs', 'chapter: eight', 'claims[0].chapter: Invalid option'],
    ['a claim dated by words', article, "date: '2025-02-02'", 'date: Sunday', 'claims[0].date: expected a date'],
    ['a run without hours', 'published-runs.yaml', 'gpuHours: 82432', '#', '[0].gpuHours: Invalid input'],
    ['a run of zero hours', 'published-runs.yaml', 'gpuHours: 82432', 'gpuHours: 0', '[0].gpuHours: Too small'],
    ['a chip that leaves a figure out', 'chips.yaml', 'tdpWatts: 400', '#', '[0].tdpWatts: Invalid input'],
    [
      'a rule on a quantity that chips do not have',
      'export-rules.yaml',
      'quantity: tpp',
      'quantity: tops',
      'rules[0].clauses[0].conditions[1]: Invalid input',
    ],
    [
      'a rule of an impossible day',
      'export-rules.yaml',
      "from: '2022-10-21'",
      "from: '2022-02-30'",
      'rules[0].from: Invalid ISO date',
    ],
    [
      'an event with a field of its own',
      'export-rules.yaml',
      '  - id: diffusion-2025-05',
      '  - official: true\n    id: diffusion-2025-05',
      'events[4]: Unrecognized key: "official"',
    ],
  ])('%s', (_, file, before, after, message) => {
    copySome();
    edit(file, before, after);
    expect(() => loadLedger(folder)).toThrow(at(file, message));
  });
});

describe('files that do not fit together are refused', () => {
  test.each([
    ['a repeated fact', report, 'id: v3-rate', 'id: v3-usd-total', 'facts[11].id: '],
    [
      'a reference under another name',
      report,
      'id: deepseek-v3-report',
      'id: v3-report',
      'id: the file is called "deepseek-v3-report", the id "v3-report"',
    ],
    [
      'a claim against no fact',
      article,
      '[semi-capex',
      '[semi-capital',
      'claims[0].checkedAgainst: there is no fact "semi-capital"',
    ],
    [
      'a claim from no source',
      article,
      'reference: semianalysis-deepseek-debates',
      'reference: semi',
      'claims[0].source.reference: there is no reference "semi"',
    ],
    [
      'a printed figure of no fact',
      article,
      'refersTo: v3-usd-total',
      'refersTo: v3-usd',
      'claims[2].printedFigure.refersTo: there is no fact "v3-usd"',
    ],
    [
      'a claim under a foreign prefix',
      article,
      'id: s4-title-400x',
      'id: s3-title-400x',
      'claims[0].id: "s3-title-400x" does not begin with "s4-"',
    ],
    ['two articles of one prefix', article, 'prefix: s4', 'prefix: s3', 'prefix: '],
    [
      'a run from no source',
      'published-runs.yaml',
      'reference: llama-1-paper',
      'reference: llama',
      '[0].reference: there is no reference "llama"',
    ],
    [
      'a run on no chip',
      'published-runs.yaml',
      'chip: a100-80gb-sxm',
      'chip: a100',
      '[0].chip: there is no chip "a100"',
    ],
    ['a repeated chip', 'chips.yaml', 'id: a800-80gb-sxm', 'id: a100-80gb-sxm', '[1].id: '],
    [
      'a company that did not move',
      'market.yaml',
      'ticker: AVGO',
      'ticker: IBM',
      'companies[1].ticker: "moves-27jan" says nothing about IBM',
    ],
    [
      'a mover without company',
      'market.yaml',
      'ticker: AVGO',
      'ticker: IBM',
      'companies: AVGO of "moves-27jan" is missing',
    ],
    ['closes that are no series', 'market.yaml', '- gspc', '- sox', 'closes[1].facts: the fact "sox" is no series'],
    ['losses of no fact', 'market.yaml', '- almost-1tn', '- panic', 'lossFacts: there is no fact "panic"'],
    [
      'a rule of no fact',
      'export-rules.yaml',
      'factIds: [ec-2022]',
      'factIds: [ec-2021]',
      'rules[0].factIds: there is no fact "ec-2021"',
    ],
    [
      'a letter of no fact',
      'export-rules.yaml',
      'factIds: [ec-2025-h20]',
      'factIds: [ec-2025]',
      'letters[1].factIds: there is no fact "ec-2025"',
    ],
    [
      'an event of no fact',
      'export-rules.yaml',
      'factIds: [ec-2026-05]',
      'factIds: [ec-2026]',
      'events[9].factIds: there is no fact "ec-2026"',
    ],
    [
      'a chip released by no fact',
      'chips.yaml',
      'releaseFact: chip-a100-release',
      'releaseFact: chip-a100',
      '[0].releaseFact: there is no fact "chip-a100"',
    ],
    [
      'a chip released by a fact that is no date',
      'chips.yaml',
      'releaseFact: chip-a100-release',
      'releaseFact: ec-2022',
      '[0].releaseFact: the fact "ec-2022" is no date',
    ],
    [
      'a contradiction of no claims',
      'contradictions.yaml',
      '- s1-cost-5576m',
      '- s1-cost',
      '[0].claims: there is no claim "s1-cost"',
    ],
  ])('%s', (_, file, before, after, message) => {
    copyAll();
    edit(file, before, after);
    expect(() => loadLedger(folder)).toThrow(at(file, message));
  });
});

test('all problems are listed, of all files', () => {
  copySome();
  edit(report, 'value: 671000000000', 'value: 671B');
  edit(report, 'basis: disclosed', 'basis: rumoured');
  edit('chips.yaml', 'name: A100', 'nom: A100');
  rmSync(join(folder, 'market.yaml'));
  const load = () => loadLedger(folder);
  expect(load).toThrow(at(report, 'facts[0].value'));
  expect(load).toThrow(at(report, 'facts[0].basis'));
  expect(load).toThrow(at('chips.yaml', '[0].name'));
  expect(load).toThrow(at('market.yaml', 'cannot be read: '));
});

test('loading needs nothing but Node', () => {
  const script = `import { loadLedger } from './src/ledger/load.ts'; console.log(loadLedger('seeds').articles.length)`;
  expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })).toBe('5\n');
});
