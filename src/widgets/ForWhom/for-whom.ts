/**
 * What R1 and OpenAI's models could do in January 2025, by what somebody wants of them: only what the ledger's scores
 * and claims carry. Pure: the ledger in, rows out.
 */
import { confirmationText, isConfirmed } from '../../ledger/confirmation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Verdict } from '../../ledger/schema.ts';

/** What one side has to show: a count of published scores, or what a claim says, with what could not be confirmed of it. */
export type Showing =
  | { kind: 'scores'; text: string; factIds: readonly string[] }
  | { kind: 'claim'; text: string; verdict: Verdict; claimId: string; doubt: string };

export interface UseRow {
  want: string;
  /** Null: the ledger knows nothing. */
  r1: Showing | null;
  chatgpt: Showing | null;
}

export interface ForWhomView {
  title: string;
  lead: string;
  rows: readonly UseRow[];
}

/** Kinds of test, by what they are good for. */
const tested = [
  { want: 'a problem in mathematics solved', factIds: ['r1-table4-aime', 'r1-table4-math500'] },
  {
    want: 'a program written or mended',
    factIds: ['r1-table4-lcb', 'r1-table4-codeforces', 'r1-table4-swe', 'r1-table4-aider'],
  },
  {
    want: 'a question of knowledge or science answered',
    factIds: ['r1-table4-mmlu', 'r1-table4-gpqa', 'r1-readme-simpleqa'],
  },
  { want: 'a text read and questions on it answered', factIds: ['r1-readme-drop', 'r1-readme-frames'] },
  { want: 'instructions followed to the letter', factIds: ['r1-readme-ifeval'] },
] as const;

const [r1, chat, reasoning] = ['R1', 'GPT-4o-0513', 'o1-1217'] as const;

/** Throws when a fact or claim is missing, or when the title's finding no longer holds. */
export function forWhomView(ledger: Ledger): ForWhomView {
  const tests = tested.reduce((sum, { factIds }) => sum + factIds.length, 0);
  const { verdict } = ledger.claim('s3-chatgpt-multimodal');
  if (verdict !== 'unverifiable') throw new Error('The title says that nobody could check the claim on pictures');

  return {
    title:
      'For mathematics, programs and knowledge there are scores; for pictures, speech and other programs only claims',
    lead:
      `January 2025, as far as this site’s ledger goes: ${tests} tests of DeepSeek’s own table, with R1 beside GPT-4o of May ` +
      '2024 and, where it has a score, o1 of December 2024, and claims with our verdicts.',
    rows: [
      ...tested.map(({ want, factIds }) => scoreRow(ledger, want, factIds)),
      {
        want: 'a text or a conversation that reads well',
        r1: showing(ledger, 's3-chatgpt-fluency', 'ahead of GPT-4o on two tests that another model judges'),
        chatgpt: showing(ledger, 's3-chatgpt-fluency', 'said to be more natural; no test is cited'),
      },
      {
        want: 'pictures or speech understood',
        r1: showing(ledger, 's3-r1-text-only', 'text only'),
        chatgpt: showing(ledger, 's3-chatgpt-multimodal', 'said to be ahead'),
      },
      {
        want: 'help inside other programs',
        r1: null,
        chatgpt: showing(ledger, 's3-chatgpt-multimodal', 'said to be ahead; the one named was not confirmed'),
      },
      {
        want: 'a model on your own machines',
        r1: showing(ledger, 's0-r1-open-source', 'the weights are free to use, under the MIT licence'),
        chatgpt: null,
      },
    ],
  };
}

function scoreRow(ledger: Ledger, want: string, factIds: readonly string[]): UseRow {
  const ahead = (one: string, other: string) => {
    const [tests, leads] = [shared(ledger, factIds, one, other), led(ledger, factIds, one, other)];
    return leads === 0 ? 'none' : `${leads} of ${tests}`;
  };
  const hasReasoning = shared(ledger, factIds, r1, reasoning) > 0;
  for (const rival of hasReasoning ? [chat, reasoning] : [chat]) {
    const decided = led(ledger, factIds, r1, rival) + led(ledger, factIds, rival, r1);
    if (decided !== shared(ledger, factIds, r1, rival)) throw new Error(`R1 and ${rival} are level on a test: say so`);
  }
  const noScore = 'of o1 there is no score';
  return {
    want,
    r1: {
      kind: 'scores',
      text: `ahead of GPT-4o on ${ahead(r1, chat)}, ${hasReasoning ? `of o1 on ${ahead(r1, reasoning)}` : noScore}`,
      factIds,
    },
    chatgpt: {
      kind: 'scores',
      text: `GPT-4o ahead of R1 on ${ahead(chat, r1)}${hasReasoning ? `, o1 on ${ahead(reasoning, r1)}` : ''}`,
      factIds,
    },
  };
}

/** The score of a model on a test, where the table has one. */
function scoreOf(ledger: Ledger, factId: string, model: string): number | undefined {
  return ledger.fact(factId).series?.find(({ label }) => label === model)?.value;
}

/** On how many of these tests both have a score. */
function shared(ledger: Ledger, factIds: readonly string[], one: string, other: string): number {
  return factIds.filter((id) => scoreOf(ledger, id, one) !== undefined && scoreOf(ledger, id, other) !== undefined)
    .length;
}

/** On how many of these tests the first has the higher score. */
function led(ledger: Ledger, factIds: readonly string[], one: string, other: string): number {
  return factIds.filter((id) => {
    const [first, second] = [scoreOf(ledger, id, one), scoreOf(ledger, id, other)];
    return first !== undefined && second !== undefined && first > second;
  }).length;
}

function showing(ledger: Ledger, claimId: string, text: string): Showing {
  const { verdict, confirmed } = ledger.claim(claimId);
  return {
    kind: 'claim',
    text,
    verdict,
    claimId,
    doubt: isConfirmed(confirmed) ? '' : confirmationText(confirmed).text,
  };
}
