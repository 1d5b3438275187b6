/**
 * `npm run look`: pictures of every page of the built site (folder OUT_DIR, else dist) at three widths, light and dark,
 * at the top, on the way down and at every step of every story, into look/, with look/index.html to see them together.
 * Prints what the console complains about, and steps that a reader who scrolls to them would not get.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { open, readToEnd, withBrowser, withPage } from './bench/browser.ts';
import { serveBuilt } from './bench/server.ts';
import { contactSheet, fileName } from './look-sheet.ts';

const help = `Takes pictures of the built site: npm run build, then

  npm run look -- [options]

  --only claims       pages whose path contains this; else all, the style guide's among them
  --widths 390,820    in pixels; else 390, 820 and 1440
  --low               low windows too: phones held sideways, small phones, 400% zoom
  --large             letters of twice the size too
  --print             printed pages too, as pictures and as PDF
  --forced            forced colours too
  --help              this text
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '390,820,1440' },
    low: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    forced: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const folder = 'look';
const height = 900;
/** For what moves after scrolling to come to rest. */
const restMs = 500;
const pagesAtOnce = 2;
const lowWindows = [
  { width: 844, height: 390 },
  { width: 390, height: 667 },
  { width: 320, height: 568 },
  { width: 320, height: 256 },
  { width: 1024, height: 600 },
];
const places = { quarter: 0.25, half: 0.5, 'three quarters': 0.75, end: 1 };

let complaints = 0;

function complain(text) {
  complaints += 1;
  console.error(text);
}

/** Widths and schemes to show a page in, as options of a browser context. */
function appearances() {
  const schemes = [
    { name: 'light', context: { colorScheme: 'light' } },
    { name: 'dark', context: { colorScheme: 'dark' } },
    ...(options.forced ? [{ name: 'forced', context: { forcedColors: 'active' } }] : []),
  ];
  const widths = options.widths.split(',').map(Number);
  return [
    ...widths.flatMap((width) =>
      schemes.map(({ name, context }) => ({
        how: `${width} ${name}`,
        context: { ...context, viewport: { width, height } },
      })),
    ),
    ...(options.low ? lowWindows : []).map((viewport) => ({
      how: `${viewport.width} by ${viewport.height}`,
      context: { viewport, hasTouch: true },
    })),
    ...(options.large ? widths : []).map((width) => ({
      how: `${width} large`,
      context: { viewport: { width, height } },
      isLarge: true,
    })),
  ];
}

/** All pictures of a page in one appearance. */
function shoot(browser, origin, path, { how, context, isLarge }) {
  return withPage(browser, context, async (page) => {
    const shots = [];
    const keep = async (place) => {
      await page.waitForTimeout(restMs);
      const file = fileName({ path, place, how }, 'png');
      await page.screenshot({ path: join(folder, file) });
      shots.push({ path, place, how, file });
    };
    listenFor(page, `${path} ${how}`);
    await open(page, origin + path);
    if (isLarge) await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await keep('top');
    await readToEnd(page);
    let shown = 0;
    for (const [place, share] of Object.entries(places)) {
      const top = await page.evaluate((part) => {
        scrollTo({ top: part * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' });
        return scrollY;
      }, share);
      // On a short page these places lie so close that they show the same.
      if (top - shown < context.viewport.height / 3) continue;
      await keep(place);
      shown = top;
    }
    for (const step of await page.locator('scrolly-story [data-state]').all()) {
      const place = await step.evaluate((element) => {
        // Its own scroll margin puts it where a link to it lands.
        element.scrollIntoView({ block: 'start', behavior: 'instant' });
        return `${element.closest('scrolly-story').dataset.story}: ${element.dataset.state}`;
      });
      await keep(place);
      const isActive = await step.evaluate((element) => element.matches('[data-active]'));
      if (!isActive) complain(`${path} ${how}: the step “${place}” is not active when scrolled to`);
    }
    return shots;
  });
}

/** A page as it is printed: one long picture, and the PDF. */
function print(browser, origin, path) {
  return withPage(browser, { viewport: { width: 820, height } }, async (page) => {
    listenFor(page, `${path} print`);
    await page.emulateMedia({ media: 'print' });
    await open(page, origin + path);
    await readToEnd(page);
    const picture = { path, place: 'print styles', how: 'print' };
    const document = { path, place: 'printed', how: 'print' };
    const files = { picture: fileName(picture, 'png'), document: fileName(document, 'pdf') };
    await page.screenshot({ path: join(folder, files.picture), fullPage: true });
    await page.pdf({ path: join(folder, files.document), format: 'Letter' });
    return [
      { ...picture, file: files.picture },
      { ...document, file: files.document },
    ];
  });
}

function listenFor(page, where) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${where}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`${where}: ${error.message}`));
}

/** Does the tasks, some at a time. Results come in the order of the tasks. */
async function someAtATime(tasks) {
  const results = [];
  const waiting = [...tasks.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, task] = next;
      results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, worker));
  return results;
}

async function look() {
  const { builtPages } = await import('../tests/support/pages.ts');
  const paths = builtPages().filter((path) => path.includes(options.only));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const server = await serveBuilt(process.env.OUT_DIR ?? 'dist');
  try {
    const shots = await withBrowser((browser) =>
      someAtATime(
        paths.flatMap((path) => [
          ...appearances().map((appearance) => () => shoot(browser, server.origin, path, appearance)),
          ...(options.print ? [() => print(browser, server.origin, path)] : []),
        ]),
      ),
    );
    writeFileSync(join(folder, 'index.html'), contactSheet(shots.flat()));
    console.log(`${shots.flat().length} pictures of ${paths.length} pages: open ${folder}/index.html`);
  } finally {
    await server.close();
  }
  if (complaints > 0) process.exitCode = 1;
}

if (options.help) console.log(help);
else await look();
