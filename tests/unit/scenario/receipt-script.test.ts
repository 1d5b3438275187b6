import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], { encoding: 'utf8' });

describe('npm run receipt', () => {
  test('prints a till receipt of 40 columns at the rent asked for', () => {
    const { stdout, status } = run('receipt', '--rate', '3.42');
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(lines).toContain('Pre-training                  $9,110,880');
    expect(lines).toContain('TOTAL                         $9,534,960');
    expect(lines).toContain('71% more than the published $5,576,000.');
  });

  test('gives the same as JSON, with the range and the link', () => {
    const { stdout } = run('receipt', '--question', 'cluster', '--set', 'price=24900', '--json');
    const printed: unknown = JSON.parse(stdout);
    expect(printed).toMatchObject({
      query: '?q=cluster&price=24900',
      heading: 'To buy the cluster that the final run was on',
      range: { p50Usd: expect.any(Number) },
    });
  });

  test.each([
    [['--rate', '99'], 'rate (Rent) must be $0.50 to $12.50 per GPU-hour, not “99”'],
    [['--rate', 'two'], 'rate (Rent) must be $0.50 to $12.50 per GPU-hour, not “two”'],
    [['--set', 'prize=1'], 'There is no assumption “prize”. Known: rate, pre,'],
    [['--question', 'all'], 'There is no question “all”. Known: rent,'],
    [['--lines', 'pre,own-energy'], 'own-energy cannot stand beside pre. An hour’s rent already pays'],
    [['--lines', 'pre', '--question', 'own'], '--question and --lines both say what to tick'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('answers %j with a reason and code 2', (args, reason) => {
    const { stdout, stderr, status } = run('receipt', ...args);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('--help');
    expect(stderr).not.toContain(' at ');
    expect([stdout, status]).toEqual(['', 2]);
  });

  test('explains itself', () => {
    const { stdout, status } = run('receipt', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--write-down');
    expect(stdout).toContain('Years a server is used, 1 to 10 years');
  });
});

test('npm run validate is all green', () => {
  const { stdout, status } = run('validate');
  expect(status).toBe(0);
  expect(stdout).not.toMatch(/^OFF/m);
  expect(stdout).toContain('in 17 of 20 runs');
});
