/** Citations as files: /data/cite/headline-number.bib, .json (CSL) and .txt; the-receipt is the whole site. */
import type { APIRoute } from 'astro';
import { citationFiles, citationText, citedPages } from '../../../layouts/data-files.ts';
import { citationForms } from '../../../ui/citations.ts';

interface Props {
  text: string;
  type: string;
}

const site = import.meta.env.SITE ? new URL(import.meta.env.SITE) : undefined;

export async function getStaticPaths() {
  return (await citedPages(site)).flatMap(({ name, work }) =>
    citationForms.map((form) => {
      const { ending, type } = citationFiles[form];
      return { params: { file: `${name}.${ending}` }, props: { text: citationText(form, work), type } };
    }),
  );
}

export const GET: APIRoute<Props> = ({ props: { text, type } }) =>
  new Response(text, { headers: { 'Content-Type': type } });
