/** This site as a work, in the browser: from CITATION.cff as it is. The build reads the same file (prose/citation.ts). */
import file from '../../CITATION.cff?raw';
import type { CitedWork } from './citations.ts';

type Work = Pick<CitedWork, 'title' | 'authors' | 'version' | 'released'>;

/** Reads the fields that a citation needs. No YAML parser: a test holds that it reads what one reads. */
export function readCited(text: string): Work {
  const values = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, value = '']) => value.replace(/^'(.*)'$/, '$1').replaceAll("''", "'"));
  const [title = '', version = '', released = ''] = ['title', 'version', 'date-released'].flatMap((field) =>
    values(new RegExp(`^${field}: (.+)$`, 'gm')),
  );
  return { title, version, released, authors: values(/^ +- name: (.+)$/gm) };
}

export const thisWork: Work = readCited(file);
