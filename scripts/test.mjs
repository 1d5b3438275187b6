/**
 * `npm test`: checks, builds and runs every test, and closes with one line, "N passed, N failed", for all of it.
 * Each check counts as one test. Everything is run even when something failed before, so that one run tells all.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const reports = 'test-results/reports';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function check(title, command, args) {
  totals[run(title, command, args) ? 'passed' : 'failed'] += 1;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(`${reports}/${file}`, 'utf8'));
  } catch {
    return undefined;
  }
}

check('The formatter', 'prettier', ['--check', '--log-level', 'warn', '.']);
check('The linter', 'eslint', ['.', '--max-warnings', '0']);
check('Unused files, exports and dependencies', 'knip', []);
const isBuilt = run('The build', 'npm', ['run', '--silent', 'build']);
totals[isBuilt ? 'passed' : 'failed'] += 1;
// After the other: builds of Astro that run at once disturb each other.
check('The build below a path, with the samples of docs/ADDING.md', 'node', ['scripts/sample.ts']);
check('Types in pages', 'astro', ['check', '--minimumSeverity', 'warning']);
check('Types in components', 'svelte-check', ['--tsconfig', './tsconfig.svelte.json', '--fail-on-warnings']);

const unitOk = run('Unit and component tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/vitest.json`,
]);
const unit = readReport('vitest.json');
totals.passed += unit?.numPassedTests ?? 0;
totals.failed += unit?.numFailedTests ?? 0;
totals.skipped += (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0);
// A run that broke down without a failed test still failed.
if (!unitOk && !unit?.numFailedTests) totals.failed += 1;

if (isBuilt) {
  const readerOk = run('Reader tests in a browser', 'playwright', ['test']);
  const stats = readReport('playwright.json')?.stats;
  totals.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  if (stats?.flaky) console.log(`\n${stats.flaky} passed at the second try only: look for them as flaky above.`);
  totals.failed += stats?.unexpected ?? 0;
  totals.skipped += stats?.skipped ?? 0;
  if (!readerOk && !stats?.unexpected) totals.failed += 1;
} else {
  console.log('\nThe reader tests need a build: not run.');
  totals.failed += 1;
}

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed > 0 ? 1 : 0);
