import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file with this text, for as long as the test runs. */
export function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'prose-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'file.yaml');
  writeFileSync(file, text);
  return file;
}
