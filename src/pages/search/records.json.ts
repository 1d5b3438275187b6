/** What the search index is made from. The build reads it and takes it away again: see integrations/search-index.ts. */
import type { APIRoute } from 'astro';
import { claimRow } from '../../layouts/claim-row.ts';
import { allChapters } from '../../layouts/chapters.ts';
import type { SearchInput } from '../../integrations/search-index.ts';
import { formatFact } from '../../ledger/format.ts';
import { ledger } from '../../ledger/site-ledger.ts';
import { siteGlossary } from '../../prose/site-numbers.ts';
import { curl } from '../../ui/typography.ts';

export const GET: APIRoute = async () => {
  const input: SearchInput = {
    pages: [
      ...(await allChapters()).map(({ id }) => ({ path: `${id}/`, kind: 'chapter' as const })),
      ...['about/', 'lab/', 'data/'].map((path) => ({ path, kind: 'page' as const })),
    ],
    records: [
      ...siteGlossary.map(({ id, term, also = [], means }) => ({
        kind: 'term' as const,
        url: `/glossary/#${id}`,
        title: term,
        about: also.length > 0 ? `also ${also.join(', ')}` : '',
        content: sentences([also.join(', '), means]),
      })),
      ...ledger.claims.map((claim) => {
        const { statement, credit, figure, verdict, reason } = claimRow(claim);
        return {
          kind: 'claim' as const,
          url: `/claims/#${claim.id}`,
          title: statement,
          about: `${verdict}, ${claim.article.name}`,
          content: sentences([figure, reason, credit]),
        };
      }),
      ...ledger.references.map(({ id, title, publisher, note, facts }) => ({
        kind: 'source' as const,
        url: `/sources/#source-${id}`,
        title: curl(title),
        about: publisher,
        content: sentences([
          note ? curl(note) : '',
          ...facts.map((fact) => `${curl(fact.statement)}: ${curl(formatFact(fact, 'short'))}`),
        ]),
      })),
    ],
  };
  return Response.json(input);
};

/** The parts that there are, each ended by a point. */
function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!”]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
