/** The samples of docs/ADDING.md, carried out: the ledger, the model and the terminal take them, and refuse bad ones. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryOut, guideSamples } from '../../../scripts/guide.ts';
import { loadLedger } from '../../../src/ledger/load.ts';

const samples = guideSamples();
const tree = mkdtempSync(join(tmpdir(), 'receipt-guide-'));

beforeAll(() => {
  for (const name of ['bench', 'content', 'public', 'scripts', 'seeds', 'src', 'package.json', 'CITATION.cff']) {
    cpSync(name, join(tree, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'), 'junction');
  carryOut(samples, tree);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** What a script says that runs in the copy, in plain Node, and ends with `tell(…)`. It may read `given`. */
function inTheCopy(script: string, given: unknown = null): unknown {
  const head = `const given = ${JSON.stringify(given)}; const tell = (said) => console.log(JSON.stringify(said));`;
  const args = ['--input-type=module', '-e', `${head}\n${script}`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test('the guide has a sample of everything that it tells how to add', () => {
  const paths = samples.map(({ path }) => path);
  for (const part of ['seeds/references/', 'seeds/articles/', 'content/chapters/', 'src/widgets/', 'src/styleguide/']) {
    expect(paths.some((path) => path.startsWith(part))).toBe(true);
  }
  expect(paths).toContain('src/scenario/assumption-rows-own.ts');
  expect(paths).toContain('seeds/export-rules.yaml');
});

/** What is put in the place of what, in a file of `seeds/`, and the line that the build must stop with. */
const mistakes: readonly (readonly [what: string, file: string, from: string, to: string, problem: RegExp])[] = [
  [
    'a unit that is none',
    'references/sample-note.yaml',
    'unit: hours',
    'unit: hrs',
    /sample-note\.yaml: facts\[0\]\.unit: /,
  ],
  [
    'a misspelt field',
    'references/sample-note.yaml',
    'basis:',
    'bases:',
    /sample-note\.yaml: facts\[0\](\.basis)?: .*(bases|Invalid|expected)/,
  ],
  [
    'a fact without a locator',
    'references/sample-note.yaml',
    'locator: the only line',
    'note: none',
    /facts\[0\]\.locator: /,
  ],
  [
    'two values',
    'references/sample-note.yaml',
    'value: 7',
    'value: 7\n    text: seven',
    /facts\[0\]\.text: two values in one fact/,
  ],
  ['an id that is taken', 'references/sample-note.yaml', 'id: sample-hours', 'id: v3-usd-total', /v3-usd-total/],
  [
    'a verdict that is none',
    'articles/wccftech.yaml',
    'verdict: contradicted',
    'verdict: wrong',
    /wccftech\.yaml: claims\[0\]\.verdict: /,
  ],
  [
    'a fact that is not there',
    'articles/wccftech.yaml',
    '[sample-hours]',
    '[sample-days]',
    /claims\[0\]\.checkedAgainst: .*sample-days/,
  ],
  [
    'a source that is not there',
    'articles/wccftech.yaml',
    'reference: sample-note',
    'reference: other',
    /claims\[0\]\.source\.reference: .*other/,
  ],
  [
    'a chapter that is none',
    'articles/wccftech.yaml',
    'chapter: a-sample',
    'chapter: nowhere',
    /claims\[0\]\.chapter: /,
  ],
  ['a prefix of another article', 'articles/wccftech.yaml', 'id: s4-sample', 'id: s1-sample', /claims\[0\]\.id: .*s4/],
  [
    'a rule that ends before it starts',
    'export-rules.yaml',
    "to: '2019-12-31'",
    "to: '2018-12-31'",
    /rules\[0\]\.to: must not be before/,
  ],
  [
    'a condition that is none',
    'export-rules.yaml',
    "{ quantity: tpp, operator: '>=', value: 100000 }",
    "{ quantity: tpp, operator: '>', value: 100000 }",
    /rules\[0\]\.clauses\[0\]\.conditions\[0\]/,
  ],
  ['no YAML', 'references/sample-note.yaml', 'facts:', 'facts: [', /sample-note\.yaml: not valid YAML/],
];

describe('the ledger', () => {
  test('takes the fact, the claim that it decides, and the rule', () => {
    const said = inTheCopy(`
      import { loadLedger } from './src/ledger/load.ts';
      const ledger = loadLedger('seeds');
      const { verdict, checkedAgainst } = ledger.claim('s4-sample');
      const rules = ledger.exportRules.rules.map(({ id }) => id);
      tell({ claims: ledger.claims.length, hours: ledger.number('sample-hours'), verdict, checkedAgainst, rule: rules[0] });
    `);
    expect(said).toEqual({
      claims: loadLedger('seeds').claims.length + 1,
      hours: 7,
      verdict: 'contradicted',
      checkedAgainst: ['sample-hours'],
      rule: 'sample-rule',
    });
  });

  test('refuses what is wrong, with file, field and reason', () => {
    const said = inTheCopy(
      `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { loadLedger } from './src/ledger/load.ts';
      tell(given.map(([, file, from, to]) => {
        const path = 'seeds/' + file;
        const right = readFileSync(path, 'utf8');
        if (!right.includes(from)) return 'There is nothing to put wrong: ' + from;
        writeFileSync(path, right.replace(from, to));
        try {
          loadLedger('seeds');
          return 'taken';
        } catch (error) {
          return error.message;
        } finally {
          writeFileSync(path, right);
        }
      }));
    `,
      mistakes,
    );
    expect(said).toEqual(mistakes.map(([, , , , problem]) => expect.stringMatching(problem)));
  });
});

test('the assumption moves the receipt of who owns, and is carried by its link', () => {
  const said = inTheCopy(`
    import { receipt } from './src/model/receipt.ts';
    import { ledger } from './src/ledger/site-ledger.ts';
    import { question } from './src/model/questions.ts';
    import { modelConstants } from './src/scenario/constants.ts';
    import { initialScenario } from './src/scenario/scenario.ts';
    import { decodeScenario, encodeScenario } from './src/scenario/url.ts';
    const total = ({ values, choices }) =>
      receipt(values, choices, question('own').lines, modelConstants(ledger)).totalUsd;
    const { scenario, notices } = decodeScenario('?duty=0.1');
    tell({ notices, link: encodeScenario(scenario), ratio: total(scenario) / total(initialScenario), start: total(initialScenario) });
  `);
  expect(said).toMatchObject({ notices: [], link: '?duty=0.1' });
  // Machines are four fifths of the price of an owned hour, and a tenth is added to them.
  expect(said).toHaveProperty('ratio', expect.closeTo(1.078, 2));
  expect(said).toHaveProperty('start', expect.closeTo(5_303_205, 0));
});

test('the terminal knows the assumption', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/receipt.ts', '--help'], { cwd: tree, encoding: 'utf8' });
  expect(stdout).toMatch(/duty +Import duty on servers, 0% to 50%/);
});

test('the widget says what its numbers make, and refuses what is no number of things', () => {
  const said = inTheCopy(`
    import { sampleSentence } from './src/widgets/Sample/sample.ts';
    let problem = '';
    try { sampleSentence(1.5, 7); } catch (error) { problem = String(error); }
    tell([sampleSentence(2, 7), problem]);
  `);
  expect(said).toEqual(['2 of these take 14 hours.', 'RangeError: count must be a whole number, not 1.5']);
});

test('a change of the guide that finds nothing to change is a mistake', () => {
  const stray = { path: 'src/ui/chapters.ts', isChange: true, text: ' no such line\n+another\n' };
  expect(() => carryOut([stray], tree)).toThrow('src/ui/chapters.ts has 0 places');
});
