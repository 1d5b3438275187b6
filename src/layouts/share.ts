/** What pages say of themselves to whoever links to them. Build time only. */
import { receipt } from '../model/receipt.ts';
import { ledger } from '../ledger/site-ledger.ts';
import { modelConstants } from '../scenario/constants.ts';
import { rangeOf } from '../scenario/range.ts';
import { initialScenario } from '../scenario/scenario.ts';
import { tillContent } from '../scenario/till.ts';
import { siteName, standfirst } from '../ui/site.ts';
import { allChapters } from './chapters.ts';
import type { SharePicture } from './share-picture.ts';

/** The picture of pages that have none of their own. */
export const homePicture = 'the-receipt';

/** All pictures by name: that of the home page, and one for each chapter. */
export async function sharePictures(): Promise<ReadonlyMap<string, SharePicture>> {
  const constants = modelConstants(ledger);
  const { values, choices, ticked } = initialScenario;
  const printed = receipt(values, choices, ticked, constants);
  const till = tillContent(printed, rangeOf(initialScenario, constants), constants);
  const chapters = await allChapters();
  const pictures = new Map<string, SharePicture>();
  pictures.set(homePicture, { chapter: null, title: siteName, words: standfirst, siteName, till });
  for (const { id, number, title, question, minutes } of chapters) {
    const rest = `of ${chapters.length}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
    pictures.set(id, { chapter: { number, rest }, title, words: question, siteName, till });
  }
  return pictures;
}
