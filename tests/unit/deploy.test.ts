/** The files of deploy/ that hosts read: each parses, and says what docs/PUBLISHING.md says of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { headerRules, headersFor } from '../../scripts/bench/server.ts';

const read = (file: string): string => readFileSync(`deploy/${file}`, 'utf8');
const publishing = readFileSync('docs/PUBLISHING.md', 'utf8');

/** As much of TOML as netlify.toml may use: tables, and texts in quotes. Throws at any other line. */
function parseToml(text: string): Record<string, Record<string, string>> {
  const tables: Record<string, Record<string, string>> = {};
  let table: Record<string, string> | undefined;
  for (const line of text.split('\n').filter((each) => each.trim() !== '' && !each.startsWith('#'))) {
    const [, name] = /^\[([\w.]+)\]$/.exec(line) ?? [];
    const [, key, value] = /^\s*(\w+) = "([^"\\]*)"$/.exec(line) ?? [];
    if (name !== undefined) table = tables[name] = {};
    else if (table && key !== undefined && value !== undefined) table[key] = value;
    else throw new Error(`not TOML that is read here: ${line}`);
  }
  return tables;
}

test('every file of deploy/ is told of in docs/PUBLISHING.md', () => {
  for (const file of readdirSync('deploy')) expect(publishing).toContain(`deploy/${file}`);
});

describe('workflows', () => {
  const workflows = readdirSync('deploy').filter((file) => file.endsWith('.yml'));

  test.each(workflows)('%s is YAML, tests before it publishes, and runs commands that there are', (file) => {
    const text = read(file);
    expect(parse(text)).toBeTypeOf('object');
    expect(text.indexOf('npm test')).toBeGreaterThan(-1);
    expect(text.indexOf('npm test')).toBeLessThan(text.indexOf('npm run build'));
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, name = ''] of text.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(name);
    for (const [, path = ''] of text.matchAll(/node (deploy\/\S+)/g)) expect(() => readFileSync(path)).not.toThrow();
    expect(text).toContain('SITE_URL');
  });

  test.each(['github-pages.yml', 'cloudflare-pages.yml'])(
    '%s is a workflow of GitHub, with a job that has steps',
    (file) => {
      const { on, jobs, permissions } = parse(read(file));
      expect(on.push.branches).toEqual(['main']);
      expect(permissions.contents).toBe('read');
      for (const job of Object.values<{ 'runs-on': string; steps: { uses?: string; run?: string }[] }>(jobs)) {
        expect(job['runs-on']).toBe('ubuntu-latest');
        for (const { uses, run } of job.steps) {
          expect((uses === undefined) !== (run === undefined)).toBe(true);
          if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
        }
      }
    },
  );
});

test('netlify.toml builds into the folder that it publishes', () => {
  const { build, 'build.environment': environment } = parseToml(read('netlify.toml'));
  expect(build?.['command']).toMatch(/SITE_URL=\$URL npm run build$/);
  expect(build?.['publish']).toBe('dist');
  expect(environment?.['NODE_VERSION']).toBe('24');
});

test('vercel.json sends what public/_headers says to hosts that read it', () => {
  const { headers, outputDirectory } = JSON.parse(read('vercel.json'));
  expect(outputDirectory).toBe('dist');
  const rules = headerRules(readFileSync('public/_headers', 'utf8'));
  const vercel = (path: string): Record<string, string> =>
    Object.fromEntries(
      (headers as { source: string; headers: { key: string; value: string }[] }[])
        .filter(({ source }) => new RegExp(`^${source}$`).test(path))
        .flatMap((rule) => rule.headers.map(({ key, value }) => [key, value])),
    );
  for (const path of [
    '/',
    '/lab/',
    '/_astro/x.js',
    '/sw.js',
    '/data/v1/ledger.json',
    '/embed/rent-slider/',
    '/pagefind/pagefind-worker.js',
  ]) {
    const wanted = headersFor(path, rules);
    const sent = vercel(path);
    // Who may frame a script does not matter.
    const policy = /\/$|worker/.test(path) ? ['Content-Security-Policy'] : [];
    for (const name of [...policy, 'X-Content-Type-Options', 'Access-Control-Allow-Origin']) {
      expect({ path, [name]: sent[name] }).toEqual({ path, [name]: wanted[name] });
    }
    if (/max-age=31536000|no-cache/.test(wanted['Cache-Control'] ?? '')) {
      expect({ path, cache: sent['Cache-Control'] }).toEqual({ path, cache: wanted['Cache-Control'] });
    }
  }
});
