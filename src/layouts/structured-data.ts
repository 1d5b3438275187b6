/** Structured data (schema.org) for search engines, in plain objects. */
import { siteName, standfirst } from '../ui/site.ts';

interface ChapterPage {
  site: URL | undefined;
  /** The path of the page, from the root of the host. */
  path: string;
  title: string;
  description: string;
  /** ISO date of the last check of its facts. */
  checked: string;
}

const absolute = (site: URL | undefined, path: string): string => (site ? new URL(path, site).href : path);

/** An article that is part of the site, and the way to it. */
export function chapterStructure({ site, path, title, description, checked }: ChapterPage): object {
  const home = absolute(site, path.replace(/[^/]+\/$/, ''));
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        headline: title,
        description,
        url: absolute(site, path),
        dateModified: checked,
        inLanguage: 'en',
        license: 'https://creativecommons.org/licenses/by/4.0/',
        isPartOf: { '@type': 'CreativeWork', name: siteName, description: standfirst, url: home },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: siteName, item: home },
          { '@type': 'ListItem', position: 2, name: title, item: absolute(site, path) },
        ],
      },
    ],
  };
}
