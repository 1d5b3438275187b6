import { expect, test } from 'vitest';
import { question } from '../../../../src/model/questions.ts';
import { lineIds } from '../../../../src/model/receipt-inputs.ts';
import { initialScenario } from '../../../../src/scenario/scenario.ts';
import { printLineView } from '../../../../src/widgets/Receipt/print-line.ts';
import { linkTo, sentText } from '../../../../src/ui/send.ts';
import { otherLines, shownLines } from '../../../../src/widgets/Receipt/shown-lines.ts';
import { constants } from '../../model/receipt-fixture.ts';

test('the receipt shows the page’s lines, the ticked ones and those that were just unticked, in order', () => {
  expect(shownLines(['people', 'pre'], ['ctx'], ['post'])).toEqual(['pre', 'ctx', 'post', 'people']);
});

test('all other lines wait below, by group, each once', () => {
  const shown = shownLines(['pre', 'own-energy'], ['pre', 'ctx', 'post'], []);
  const groups = otherLines(shown);
  expect(groups.map(({ group }) => group)).toEqual(['r1', 'own', 'programme', 'cluster', 'fleet', 'operations']);
  expect(groups[1]).toMatchObject({ lines: ['own-hardware', 'own-hosting'] });
  expect([...shown, ...groups.flatMap(({ lines }) => lines)].toSorted()).toEqual([...lineIds].toSorted());
  expect(otherLines(lineIds)).toEqual([]);
});

test('a printed line says how it stands on the receipt', () => {
  const lead = (id: Parameters<typeof printLineView>[0], scenario = initialScenario) =>
    printLineView(id, scenario, constants).lead;
  expect(lead('pre')).toBe('Now on the receipt:');
  expect(lead('people')).toBe('New on the receipt, to be ticked:');
  expect(lead('own-energy')).toBe('New on the receipt, paid already:');
  expect(lead('cluster-gpus')).toBe('New on the receipt, another way to pay:');
  expect(lead('cluster-gpus', { ...initialScenario, ticked: question('cluster').lines })).toBe('Now on the receipt:');
});

test('a printed line carries the numbers of the scenario', () => {
  const values = { ...initialScenario.values, rentUsdPerGpuHour: 3.42 };
  expect(printLineView('pre', { ...initialScenario, values }, constants)).toMatchObject({
    label: 'Pre-training',
    amount: '9,110,880',
    amountSpoken: '9,110,880 dollars',
  });
});

test('the link that is sent carries the scenario, and nothing else of the address', () => {
  const place = { origin: 'https://the-receipt.example', pathname: '/headline-number/' };
  expect(linkTo(initialScenario, place)).toBe('https://the-receipt.example/headline-number/');
  const values = { ...initialScenario.values, rentUsdPerGpuHour: 3.42 };
  expect(linkTo({ ...initialScenario, values, ticked: question('own').lines }, place)).toBe(
    'https://the-receipt.example/headline-number/?q=own&rate=3.42',
  );
});

test('the reader is told what became of the link, and gets it in writing when it could not be copied', () => {
  expect(sentText('copied', 'x')).toBe('Copied. The link opens this receipt as you left it.');
  expect(sentText('shared', 'x')).toMatch(/^Sent/);
  expect(sentText('cancelled', 'x')).toBe('');
  expect(sentText('refused', 'https://x/')).toContain('https://x/');
});
