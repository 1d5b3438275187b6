/** What the head of a page says to machines: its address, its picture, what it is. Build time only. */
import { ledger } from '../ledger/site-ledger.ts';
import { pathTo } from '../ui/paths.ts';
import { allChapters } from './chapters.ts';
import { addressOf, cited, dataFiles, dataPath } from './data-files.ts';
import { homePicture, sharePictures } from './share.ts';
import { describeShare } from './share-picture.ts';
import { articleStructure, datasetStructure, homeStructure, pageStructure } from './structured-data.ts';

interface PageHead {
  /** Only where the site knows its host. */
  canonical: string | undefined;
  image: { url: string; alt: string };
  type: 'article' | 'website';
  /** ISO date, of a chapter. */
  modified: string | undefined;
  structured: object;
}

interface Page {
  path: string;
  site: URL | undefined;
  title: string;
  description: string;
}

let pictures: ReturnType<typeof sharePictures> | undefined;

/** The head of the page at a path: chapters, the home page and the pages with the data say more than others. */
export async function headOf({ path, site, title, description }: Page): Promise<PageHead> {
  const chapter = (await allChapters()).find(({ id }) => path === pathTo(`${id}/`));
  pictures ??= sharePictures();
  const pictureName = chapter?.id ?? homePicture;
  const picture = (await pictures).get(pictureName);
  if (!picture) throw new Error(`${path}: there is no picture "${pictureName}"`);
  const imagePath = pathTo(`og/${pictureName}.png`);
  const facts = { site, homePath: pathTo(''), ...cited };
  const head = {
    canonical: site ? addressOf(path, site) : undefined,
    image: { url: addressOf(imagePath, site), alt: describeShare(picture) },
  };
  if (chapter) {
    const { number, checked } = chapter;
    const structured = articleStructure({ ...facts, path, title, description, checked, number, imagePath });
    return { ...head, type: 'article', modified: checked, structured };
  }
  return { ...head, type: 'website', modified: undefined, structured: structureOf() };

  function structureOf(): object {
    if (path === facts.homePath) return homeStructure(facts);
    if (path !== pathTo('data/') && path !== pathTo('claims/')) return pageStructure(facts, title, path);
    return datasetStructure({
      ...facts,
      path: pathTo('data/'),
      description: `${ledger.claims.length} checkable claims of ${ledger.articles.length} articles, each with a verdict, the reason and a source, and ${ledger.facts.length} facts from ${ledger.references.length} sources.`,
      files: dataFiles(site).map((file) => ({ title: file.title, path: dataPath(file.name), type: file.type })),
    });
  }
}
