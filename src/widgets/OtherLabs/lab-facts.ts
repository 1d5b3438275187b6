/**
 * The figures of every boundary, out of the ledger. Build-time only: the island gets the result as a prop.
 */
import { confirmationText } from '../../ledger/confirmation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LabFacts, LabFigure } from './other-labs.ts';

/** The ends that we read into "a few tens of millions", USD: two to nine tens. The words allow no closer figure. */
const fewTens = { low: 20e6, high: 90e6 } as const;

/** Every figure with its source and how it was checked. Throws when a fact is missing or is not one number. */
export function labFacts(ledger: Ledger): LabFacts {
  const about = (factId: string, name: string) => {
    const { basis, bound, confirmed, reference } = ledger.fact(factId);
    const { text: checked, unconfirmed: isUnconfirmed } = confirmationText(confirmed);
    return {
      id: factId,
      name,
      basis,
      words: null,
      isMoreThan: bound === 'more than',
      source: [reference.publisher, reference.title].join(', '),
      checked,
      isUnconfirmed,
      isV3: false,
    };
  };
  const figure = (factId: string, name: string): LabFigure => {
    const usd = ledger.number(factId);
    return { ...about(factId, name), low: usd, high: usd };
  };
  const v3 = (factId: string): LabFigure => ({ ...figure(factId, 'DeepSeek-V3'), isV3: true });

  const servers = figure('semi-capex', 'Servers of DeepSeek’s fleet');
  const operations = figure('semi-opex', 'Running it, some years');
  const whole: LabFigure = {
    ...servers,
    id: 'servers-and-operations',
    name: 'Both together',
    low: servers.low + operations.low,
    high: servers.high + operations.high,
    basis: 'derived',
    source: 'Our sum of the two',
  };
  return {
    amortised: [v3('epoch-v3-cost'), figure('epoch-gemini-cost', 'Gemini Ultra'), figure('epoch-gpt4-cost', 'GPT-4')],
    cloud: [v3('v3-usd-total'), figure('aiindex-gpt4', 'GPT-4'), figure('aiindex-gemini', 'Gemini Ultra')],
    newer: [
      figure('epoch-gemini-cost-updated', 'Gemini Ultra'),
      figure('epoch-gpt4-cost-updated', 'GPT-4'),
      figure('epoch-405b-cost', 'Llama 3.1 405B'),
      figure('epoch-grok3-cost', 'Grok 3'),
    ],
    said: [
      v3('v3-usd-total'),
      { ...about('amodei-sonnet', 'Claude 3.5 Sonnet'), ...fewTens, words: 'tens of millions' },
      figure('altman-gpt4', 'GPT-4, by Altman'),
    ],
    company: [v3('v3-usd-total'), operations, servers, whole],
  };
}
