/** Chapters, and corrections to them, for feed readers. */
import type { APIRoute } from 'astro';
import { allChapters } from '../layouts/chapters.ts';
import { addressOf, cited } from '../layouts/data-files.ts';
import { atomFeed } from '../layouts/feed.ts';
import { loadCorrections } from '../prose/corrections.ts';
import { pathTo } from '../ui/paths.ts';
import { siteName, standfirst } from '../ui/site.ts';

export const GET: APIRoute = async ({ site }) => {
  const at = (path: string) => addressOf(pathTo(path), site);
  const corrections = loadCorrections('content/corrections.yaml').map(({ date, page, was, now, why }) => ({
    key: `correction/${date}${page}${was}`,
    title: `Correction: “${was}” became “${now}”`,
    summary: why,
    url: at(page.slice(1)),
    updated: date,
  }));
  const chapters = (await allChapters()).map(({ id, number, title, question, answer, checked }) => ({
    key: `chapter/${id}`,
    title: `${number}. ${title}: ${question}`,
    summary: answer,
    url: at(`${id}/`),
    updated: checked,
  }));
  const feed = atomFeed({
    title: siteName,
    subtitle: standfirst,
    authors: cited.authors,
    homeUrl: at(''),
    feedUrl: at('feed.xml'),
    iconUrl: at('favicon.svg'),
    entries: [...corrections, ...chapters].toSorted((a, b) => b.updated.localeCompare(a.updated)),
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
