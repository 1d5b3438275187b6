/** Makes the project larger: copies of its real chapters and claims, in a folder that holds a copy of it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds copies of the chapters, with pages and names of their own, until there are `count`. */
export function growChapters(folder: string, count: number): void {
  const place = join(folder, 'content/chapters');
  const chapters = readdirSync(place)
    .filter((file) => /^\d+-.*\.mdx$/.test(file))
    .toSorted()
    .map((file) => {
      const id = file.replace(/^\d+-|\.mdx$/g, '');
      return {
        id,
        text: readFileSync(join(place, file), 'utf8'),
        page: readFileSync(join(folder, `src/pages/${id}.astro`), 'utf8'),
      };
    });
  const added: string[] = [];
  for (let number = chapters.length + 1; number <= count; number++) {
    const original = chapters[(number - 1) % chapters.length];
    if (!original) throw new Error(`${place} has no chapters`);
    const id = `${original.id}-${number}`;
    added.push(id);
    const text = original.text.replace(/^number: \d+$/m, `number: ${number}`);
    writeFileSync(join(place, `${number}-${id}.mdx`), text);
    writeFileSync(join(folder, `src/pages/${id}.astro`), original.page.replace(`id="${original.id}"`, `id="${id}"`));
  }
  insert(folder, 'src/ledger/schema.ts', 'export const chapter = z.enum([\n', added, (id) => `  '${id}',\n`);
  const names = 'export const chapterNames: Record<Chapter, string> = {\n';
  insert(folder, 'src/ui/chapters.ts', names, added, (id) => `  '${id}': 'The chapter ${id}',\n`);
  const embeds = "const rows: Readonly<Record<Embed['page'], readonly Row[]>> = {\n";
  insert(folder, 'src/embeds/embeds.ts', embeds, added, (id) => `  '${id}': [],\n`);
}

/** Adds copies of the claims, with ids of their own, until there are `count`. */
export function growClaims(folder: string, count: number): void {
  const place = join(folder, 'seeds/articles');
  const articles = readdirSync(place).map((file) => {
    const text = readFileSync(join(place, file), 'utf8');
    return { file, text, claims: text.split(/^(?= {2}- id: )/m).slice(1) };
  });
  const originals = articles.flatMap(({ file, claims }) => claims.map((claim) => ({ file, claim })));
  const more = new Map<string, string[]>();
  for (let number = originals.length; number < count; number++) {
    const original = originals[number % originals.length];
    if (!original) throw new Error(`${place} has no claims`);
    const copy = original.claim.replace(/^( {2}- id: \S+)/, `$1-c${Math.floor(number / originals.length)}`);
    more.set(original.file, [...(more.get(original.file) ?? []), copy.trimEnd()]);
  }
  for (const { file, text } of articles) {
    writeFileSync(join(place, file), `${[text.trimEnd(), ...(more.get(file) ?? [])].join('\n')}\n`);
  }
}

function insert(
  folder: string,
  file: string,
  after: string,
  ids: readonly string[],
  line: (id: string) => string,
): void {
  const path = join(folder, file);
  const [before, rest, ...others] = readFileSync(path, 'utf8').split(after);
  if (before === undefined || rest === undefined || others.length > 0)
    throw new Error(`${file} has lost “${after.trim()}”`);
  writeFileSync(path, before + after + ids.map(line).join('') + rest);
}
