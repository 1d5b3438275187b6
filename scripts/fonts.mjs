/**
 * Cuts the five faces of the site down to the characters that the site can print, the features that its styles ask for
 * or that browsers apply unasked, and the weights it uses. Runs before every build; the results are not tracked. All
 * faces are under the SIL Open Font License 1.1.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const outFolder = 'src/styles/generated';

/** Printable ASCII and the typography that number formats produce, whatever the files say. */
const always = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('') + '–—‘’“”…×·±§©°−';

/** What stands in comments is on no page. */
const comments = /\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)(?:\/\/|#\s).*/gm;

/** Every character, comments aside, in the files that end up on a page. */
function charactersIn(folder) {
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(astro|svelte|ts|mdx|yaml)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(comments, ''));
  return texts.join('');
}

/** Small capitals, old figures and the like are asked for nowhere, and every one of them has letters of its own. */
const features = ['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig', 'tnum'];

const used = [...new Set(always + ['content', 'seeds', 'src'].map(charactersIn).join(''))].join('');

const faces = [
  // Titles and amounts: no names from the sources stand in these two.
  { out: 'besley', file: '@fontsource/besley/files/besley-latin-700-normal.woff2', text: always },
  {
    // Prose has no bold.
    out: 'stix-roman',
    file: '@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-normal.woff2',
    axes: { wght: 400 },
  },
  {
    out: 'stix-italic',
    file: '@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-italic.woff2',
    axes: { wght: 400 },
  },
  {
    out: 'archivo',
    file: '@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    out: 'mplus',
    file: '@fontsource-variable/m-plus-1-code/files/m-plus-1-code-latin-wght-normal.woff2',
    text: always,
    axes: { wght: { min: 400, max: 700 } },
  },
];

mkdirSync(outFolder, { recursive: true });
let total = 0;
for (const { out, file, text = used, axes } of faces) {
  const subset = await subsetFont(readFileSync(require.resolve(file)), text, {
    targetFormat: 'woff2',
    keepFeatures: features,
    ...(axes ? { variationAxes: axes } : {}),
  });
  writeFileSync(join(outFolder, `${out}.woff2`), subset);
  total += subset.length;
}

const budget = 75_000;
if (total > budget) {
  console.error(`The fonts weigh ${total} bytes together; the budget is ${budget}.`);
  process.exit(1);
}
if (process.argv.includes('--verbose')) console.log(`${faces.length} fonts, ${total} bytes`);
