/** Structured data (schema.org) for search engines, in plain objects. Pure. */
import { siteName, standfirst } from '../ui/site.ts';

/** What every page knows of the site. */
export interface SiteFacts {
  site: URL | undefined;
  /** The path of the home page. */
  homePath: string;
  authors: readonly string[];
  version: string;
  /** ISO date. */
  released: string;
}

interface ChapterPage extends SiteFacts {
  /** The path of the page, from the root of the host. */
  path: string;
  title: string;
  description: string;
  /** ISO date of the last check of its facts. */
  checked: string;
  number: number;
  imagePath: string;
}

const license = 'https://creativecommons.org/licenses/by/4.0/';
const absolute = (site: URL | undefined, path: string): string => (site ? new URL(path, site).href : path);

const authorsOf = ({ authors }: SiteFacts) => authors.map((name) => ({ '@type': 'Organization', name }));

const wholeSite = (facts: SiteFacts) => ({
  '@type': 'WebSite',
  name: siteName,
  description: standfirst,
  url: absolute(facts.site, facts.homePath),
});

const trail = (site: URL | undefined, steps: readonly (readonly [name: string, path: string])[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absolute(site, path),
  })),
});

/** An article that is part of the site, and the way to it. */
export function articleStructure(page: ChapterPage): object {
  const { site, homePath, path, title, description, checked, number, imagePath, released, version } = page;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        headline: title,
        description,
        url: absolute(site, path),
        mainEntityOfPage: absolute(site, path),
        image: absolute(site, imagePath),
        datePublished: released,
        dateModified: checked,
        version,
        position: number,
        inLanguage: 'en',
        isAccessibleForFree: true,
        license,
        author: authorsOf(page),
        publisher: { '@type': 'Organization', name: siteName, url: absolute(site, homePath) },
        isPartOf: wholeSite(page),
      },
      trail(site, [
        [siteName, homePath],
        [title, path],
      ]),
    ],
  };
}

/** The site, with the way to search it. */
export function homeStructure(facts: SiteFacts): object {
  return {
    '@context': 'https://schema.org',
    ...wholeSite(facts),
    inLanguage: 'en',
    license,
    author: authorsOf(facts),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absolute(facts.site, `${facts.homePath}search/`)}?q={words}`,
      },
      'query-input': 'required name=words',
    },
  };
}

interface DataPage extends SiteFacts {
  path: string;
  description: string;
  files: readonly { title: string; path: string; type: string }[];
}

/** The ledger as a data set, with its files. */
export function datasetStructure(page: DataPage): object {
  const { site, homePath, path, description, files, released, version } = page;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Dataset',
        name: 'The ledger of The Receipt: claims about the cost of DeepSeek-V3 and R1, with verdicts and sources',
        description,
        url: absolute(site, path),
        license,
        version,
        datePublished: released,
        isAccessibleForFree: true,
        creator: authorsOf(page),
        isPartOf: wholeSite(page),
        distribution: files.map((file) => ({
          '@type': 'DataDownload',
          name: file.title,
          encodingFormat: file.type.replace(/;.*$/, ''),
          contentUrl: absolute(site, file.path),
        })),
      },
      trail(site, [
        [siteName, homePath],
        ['The data', path],
      ]),
    ],
  };
}

/** Any other page: the way to it. */
export function pageStructure({ site, homePath }: SiteFacts, title: string, path: string): object {
  return {
    '@context': 'https://schema.org',
    ...trail(site, [
      [siteName, homePath],
      [title, path],
    ]),
  };
}
