/**
 * Links and files as nobody should send them: noise, and sound ones that were cut, doubled, mixed up or filled with
 * numbers that are none. For fuzz tests, in Node and in the browser.
 */
import fc from 'fast-check';
import { lineIds } from '../../src/model/receipt-inputs.ts';
import { assumptionIds, assumptions } from '../../src/scenario/assumptions.ts';

/** Values that numbers and names are replaced by. */
const oddities = [
  ...['', ' ', '0', '-0', '-1', '1e309', '-1e309', '1e-400', '1e999999', '9'.repeat(400), `0.${'0'.repeat(400)}1`],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    'undefined',
    'null',
    'true',
    '0x10',
    '1_000',
    '1,5',
    '٣',
    '１２',
    '2.664MM',
    '1e3T',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '[object Object]', 'none', 'none,pre'],
  ...[
    '\u0000',
    '\uD800',
    '\uFEFF',
    '\u202E',
    '😀',
    'é'.repeat(50),
    '<script>',
    '"><img src=x>',
    '${1}',
    '../../',
    '\n\n',
  ],
  ...['%', '%zz', '%E0%A4', '%00', '%25%25', '%F0%9F', '+', '&', '=', '#', '?', ',', ',,,', ';'],
];

const keys = [
  ...assumptionIds.map((id) => assumptions[id].urlKey),
  ...['q', 'lines', 'hold', 'h', 'wd', 'v', 'compare', 'chip', 'guess', 'embed', '__proto__', 'constructor', ''],
];

const oddity = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...oddities) }, fc.string({ unit: 'binary' }));
const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...keys) }, fc.string());
/** Names of lines and assumptions by the handful: some pay twice, some do not exist. */
const list = fc
  .array(fc.oneof(fc.constantFrom(...lineIds, ...keys, ...assumptionIds), oddity), { maxLength: 12 })
  .map((names) => names.join(','));
const plausible = fc.oneof(
  oddity,
  list,
  fc.double().map(String),
  fc.constantFrom('own', 'derived', 'declining', '1', '2', '99', '-1', '1.5'),
);

type Change = (text: string) => string;

const at = (text: string, where: number): number => Math.floor(where * (text.length + 1));

/** Changes that any text may suffer on its way. */
const accidents: fc.Arbitrary<Change> = fc.oneof(
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((where) => (text: string) => {
    return text.slice(0, at(text, where));
  }),
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), oddity).map(
    ([where, what]) =>
      (text: string) =>
        text.slice(0, at(text, where)) + what + text.slice(at(text, where)),
  ),
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(20)).map(
    ([where, length]) =>
      (text: string) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
);

/** What can go wrong with a link. */
const linkAccidents: fc.Arbitrary<Change> = fc.oneof(
  accidents,
  fc.tuple(key, plausible).map(
    ([name, value]) =>
      (query: string) =>
        `${query || '?'}&${name}=${value}`,
  ),
  fc.tuple(key, plausible).map(([name, value]) => (query: string) => {
    const pair = new URLSearchParams([[name, value]]).toString();
    return `?${pair}&${query.replace('?', '')}&${pair}`;
  }),
  oddity.map((value) => (query: string) => query.replace(/=[^&]*/, () => `=${value}`)),
  fc.constant((query: string) => `${query}&${query.replace('?', '')}`),
  fc.constant((query: string) => encodeURIComponent(query.toWellFormed())),
  fc.constant((query: string) => query.toUpperCase()),
);

/** Every kind of bad query, from sound ones and from nothing. */
export function hostileQueries(sound: readonly string[]): fc.Arbitrary<string> {
  const mutated = fc
    .tuple(fc.constantFrom(...sound), fc.array(linkAccidents, { minLength: 1, maxLength: 4 }))
    .map(([query, changes]) => changes.reduce((text, change) => change(text), query));
  const built = fc
    .array(fc.tuple(key, plausible), { maxLength: 12 })
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`);
  return fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 3, arbitrary: built },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

/** What a JSON file may hold where a value is meant, written out: JSON knows 1e309 and doubled keys, objects do not. */
const writtenValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['1e309', '-1e309', '-0', '0', '1e-400', '9'.repeat(400), 'NaN', 'Infinity', 'undefined', 'null', 'true', '""'],
    ...['{}', '[]', '{"value": 1e309}', '{"value": null}', '{"value": {"value": 3}}', '{"toString": 1, "valueOf": 1}'],
    ...[
      '[[]]',
      '[null]',
      '{"__proto__": {"value": 3}}',
      '{"length": 1e9}',
      '"\\ud800"',
      '"\\u0000"',
      '[{"toString": null}]',
    ],
  ),
  fc.nat(60_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.nat(20_000).map((depth) => '{"value":'.repeat(depth) + '3' + '}'.repeat(depth)),
  fc.json(),
  oddity.map((text) => JSON.stringify(text)),
);
const field = fc.constantFrom(
  ...['kind', 'version', 'assumptions', 'choices', 'lines', 'held', 'link', 'totalUsd', '__proto__', 'constructor'],
);
const member = fc.oneof(
  fc.constantFrom(...assumptionIds, ...lineIds, 'hours', 'writeDown', '__proto__', 'toString', 'value', 'unit'),
  fc.string(),
);

const fileAccidents: fc.Arbitrary<Change> = fc.oneof(
  accidents,
  // A number somewhere becomes something else.
  fc.tuple(fc.nat(200), writtenValue).map(([index, value]) => (text: string) => {
    let seen = 0;
    return text.replace(/(?<=: )-?\d[\d.e+-]*/g, (number) => (seen++ === index ? value : number));
  }),
  // A field stands twice: the later one counts.
  fc.tuple(field, writtenValue).map(([name, value]) => (text: string) => {
    return text.replace(/\}\s*$/, () => `, ${JSON.stringify(name)}: ${value}}`);
  }),
  fc.tuple(field, member, writtenValue).map(([name, inner, value]) => (text: string) => {
    return text.replace(/\}\s*$/, () => `, ${JSON.stringify(name)}: {${JSON.stringify(inner)}: ${value}}}`);
  }),
  fc.tuple(field, fc.array(writtenValue, { maxLength: 5 })).map(([name, values]) => (text: string) => {
    return text.replace(/\}\s*$/, () => `, ${JSON.stringify(name)}: [${values.join()}]}`);
  }),
);

/** Every kind of bad scenario file, from sound ones, from the least that is one, and from nothing. */
export function hostileFiles(sound: readonly string[]): fc.Arbitrary<string> {
  const least = '{"kind": "the-receipt-scenario", "version": 1}';
  const changes = fc.array(fileAccidents, { minLength: 1, maxLength: 4 });
  const mutated = (from: readonly string[]) =>
    fc.tuple(fc.constantFrom(...from), changes).map(([file, all]) => all.reduce((text, change) => change(text), file));
  return fc.oneof(
    { weight: 3, arbitrary: mutated(sound) },
    { weight: 5, arbitrary: mutated([least]) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}
