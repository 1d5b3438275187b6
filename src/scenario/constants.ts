/**
 * Facts that the model needs and the reader does not move. Build-time only: islands get the result as a prop.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { declinePerYearFromOrdersOfMagnitude } from '../model/ownership.ts';
import type { ModelConstants, PublishedFigure } from '../model/receipt.ts';
import { attentionFlopPerToken } from '../model/transformer.ts';
import { v3Config } from './architectures.ts';

/** The constants of the model, out of the ledger: plain data that can be sent to a browser. */
export function modelConstants(ledger: Ledger): ModelConstants {
  const { bf16Tflops, eightBitTops } = ledger.chip('h800-sxm');
  if (bf16Tflops === null || eightBitTops === null) throw new Error('The chip "h800-sxm" lacks a peak');
  return {
    chip: { bf16DenseFlopPerSecond: bf16Tflops * 1e12, fp8DenseFlopPerSecond: eightBitTops * 1e12 },
    // Causal: a token attends to half the sequence on average.
    attentionFlopPerToken: attentionFlopPerToken(v3Config(ledger), ledger.number('v3-seqlen') / 2),
    declinePerYear: declinePerYearFromOrdersOfMagnitude(ledger.number('epoch-progress')),
    published: publishedFigures(ledger),
  };
}

/** Every published sum that a total is compared with, the smallest first. */
function publishedFigures(ledger: Ledger): PublishedFigure[] {
  const fromFacts = (id: string, label: string, ...factIds: string[]): PublishedFigure => ({
    id,
    label,
    amountUsd: factIds.reduce((sum, factId) => sum + ledger.number(factId), 0),
    atLeast: factIds.some((factId) => ledger.fact(factId).bound === 'more than'),
    factIds,
    claimId: null,
  });
  const fromClaim = (id: string, label: string, claimId: string): PublishedFigure => {
    const { value } = ledger.claim(claimId);
    if (value === undefined) throw new Error(`The claim "${claimId}" has no value`);
    return { id, label, amountUsd: value, atLeast: false, factIds: [], claimId };
  };

  return [
    fromClaim('five-million', 'Wccftech: V3’s rent, rounded down', 's4-five-million'),
    fromFacts('epoch-amortised', 'Epoch AI: V3, machines written off', 'epoch-v3-cost'),
    fromFacts('v3-rent', 'DeepSeek: rent for V3', 'v3-usd-total'),
    fromFacts('v3-and-r1-rent', 'DeepSeek: rent for V3 and R1', 'v3-usd-total', 'r1-total-usd'),
    fromClaim('six-million', 'CNBC: V3’s rent, rounded up', 's0-headline-6m'),
    fromClaim('cluster-51m', 'Unsigned explainer: the cluster', 's3-hw-51m'),
    fromFacts('semianalysis-gpus', 'SemiAnalysis: GPUs so far', 'semi-gpu-spend'),
    fromFacts('semianalysis-servers', 'SemiAnalysis: servers of the fleet', 'semi-capex'),
    fromFacts(
      'semianalysis-servers-and-operations',
      'SemiAnalysis, two figures added: servers and operation',
      'semi-capex',
      'semi-opex',
    ),
  ].toSorted((a, b) => a.amountUsd - b.amountUsd);
}
