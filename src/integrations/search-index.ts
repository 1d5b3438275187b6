/**
 * The search index (Pagefind), written beside the built pages. Chapters are read as they are served, without figures and
 * slips; claims, terms and sources come from /search/records.json, which is made for this alone and removed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import type { KindId } from '../search/hits.ts';

export interface SearchInput {
  /** Paths from the root of the site, such as "headline-number/". */
  pages: readonly { path: string; kind: KindId }[];
  records: readonly { kind: KindId; url: string; title: string; about: string; content: string }[];
}

/** On a page, what is no text of its own: figures, receipt, slips, lists that are indexed elsewhere. */
const leftOut = [
  'astro-island',
  '[popover]',
  'template',
  'noscript',
  'nav',
  'footer',
  'aside',
  'details',
  'table',
  'svg',
  '.check',
  '.claims',
  '.sources',
  '.copy-link',
  '.label',
  '.no',
  '.vh',
];

/** Of what Pagefind makes, what the search of this site uses: none of its own interfaces. */
const used =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment|filter))$/;

interface Emitter {
  emitFile: (file: { type: 'chunk'; id: string; fileName: string }) => void;
}

/** The search over the page as a file with a name of its own: pages load it by that, when it is asked for. */
const searchScript = {
  name: 'search-script',
  applyToEnvironment: ({ name }: { name: string }) => name === 'client',
  buildStart(this: Emitter) {
    this.emitFile({ type: 'chunk', id: resolve('src/search/dialog.ts'), fileName: 'search/open.js' });
  },
};

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [searchScript] } });
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const listed = join(folder, 'search/records.json');
        const input: SearchInput = JSON.parse(readFileSync(listed, 'utf8'));
        rmSync(listed);
        await writeIndex(folder, input);
      },
    },
  };
}

async function writeIndex(folder: string, { pages, records }: SearchInput): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'en', rootSelector: 'main', excludeSelectors: leftOut });
  if (!index) throw new Error('Pagefind made no index');
  for (const { path, kind } of pages) {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    // Said inside of what is indexed.
    const content = html.replace(/<main[^>]*>/, `$&<p data-pagefind-filter="kind:${kind}"></p>`);
    succeed(await index.addHTMLFile({ url: `/${path}`, content }));
  }
  for (const { kind, url, title, about, content } of records) {
    const record = { url, content: `${title.replace(/\.$/, '')}. ${content}`, language: 'en', meta: { title, about } };
    succeed(await index.addCustomRecord({ ...record, filters: { kind: [kind] } }));
  }
  const { errors, files } = await index.getFiles();
  succeed({ errors });
  const hashes: Record<string, string> = {};
  for (const { path, content } of files) {
    if (!used.test(path)) continue;
    const target = join(folder, 'pagefind', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    hashes[`pagefind/${path}`] = createHash('sha256').update(content).digest('hex').slice(0, 16);
  }
  // For the service worker: whoever has searched once may search offline.
  writeFileSync(join(folder, 'pagefind/files.json'), JSON.stringify(hashes));
  await close();
}

function succeed({ errors }: { errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}
