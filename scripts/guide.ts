/**
 * The samples of docs/ADDING.md, and how they are carried out: ```yaml title=path is a new file, ```diff title=path a change
 * of one that is there.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Sample {
  path: string;
  isChange: boolean;
  text: string;
}

/** The samples in the order in which the guide gives them. */
export function guideSamples(guide = readFileSync('docs/ADDING.md', 'utf8')): Sample[] {
  return [...guide.matchAll(/^```(\w+) title=(\S+)\n(.*?)^```$/gms)].map(([, language, path = '', text = '']) => {
    return { path, isChange: language === 'diff', text };
  });
}

/** Carries them out in a folder that holds the project. Throws when a change finds nothing to change, or two such places. */
export function carryOut(samples: readonly Sample[], folder: string): void {
  for (const { path, isChange, text } of samples) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isChange ? changed(readFileSync(file, 'utf8'), text, path) : text, {
      flag: isChange ? 'w' : 'wx',
    });
  }
}

function changed(before: string, diff: string, path: string): string {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: '+' | '-') =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const [old, now] = [side('+'), side('-')];
  const parts = before.split(old);
  if (parts.length !== 2) throw new Error(`docs/ADDING.md: ${path} has ${parts.length - 1} places for its sample`);
  return parts.join(now);
}
