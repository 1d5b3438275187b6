import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  ['/', '/claims/', '/sources/#pue'],
  ['/receipt', '/receipt/claims/', '/receipt/sources/#pue'],
  ['/receipt/', '/receipt/claims/', '/receipt/sources/#pue'],
])('a site served at %s links inside itself', async (base, claims, fact) => {
  vi.stubEnv('BASE_URL', base);
  const { claimPath, factPath, outputPath, pathTo } = await import('../../../src/ui/paths.ts');
  expect(pathTo('claims/')).toBe(claims);
  expect(factPath('pue')).toBe(fact);
  expect(claimPath('s0-x')).toBe(`${claims}#s0-x`);
  expect(outputPath('v3-days')).toBe(fact.replace('#pue', '#worked-out-v3-days'));
});
