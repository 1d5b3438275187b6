import { expect, test } from 'vitest';
import { siteNumbers } from '../../../src/prose/site-numbers.ts';

test('a placeholder prints what <Fact> and <Model> print', () => {
  expect(siteNumbers.fact('v3-usd-total')).toBe('$5.576M');
  expect(siteNumbers.model('v3-days-pretrain')).toBe('54.2 days');
  expect(siteNumbers.fact('nvda-cap', 'Bloomberg, CNBC and Forbes')).toBe('$589B');
});

test('an unknown number is an error that says where numbers come from', () => {
  expect(() => siteNumbers.fact('v3-days-pretrain')).toThrow('There is no fact "v3-days-pretrain" in seeds/references');
  expect(() => siteNumbers.model('v3-usd-total')).toThrow(
    'There is no model output "v3-usd-total" in src/scenario/output-definitions.ts',
  );
});
