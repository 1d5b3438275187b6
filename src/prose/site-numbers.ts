/** The numbers of this site as texts, for placeholders. Build time only. */
import { formatFact } from '../ledger/format.ts';
import { ledger } from '../ledger/site-ledger.ts';
import { siteOutputs } from '../scenario/site-outputs.ts';
import { pickEntry } from '../ui/fact-slip.ts';
import { loadGlossary } from './glossary.ts';
import type { NumberTexts } from './interpolate.ts';

export const siteNumbers: NumberTexts = {
  fact: (id, entry) => formatFact(entry === undefined ? ledger.fact(id) : pickEntry(ledger.fact(id), entry), 'short'),
  model: (id) => siteOutputs.get(id).short,
};

/** The glossary of this site, in alphabetical order. */
export const siteGlossary = loadGlossary('content/glossary.yaml', siteNumbers);
