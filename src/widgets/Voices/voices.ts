/**
 * The voices of that week: who spoke, when, and what about, in our own words; what they had at stake, as far as a source
 * of ours says; and the claims in which articles retold it. Words in quotation marks stand in the primary source.
 */
import { formatDate } from '../../ledger/format.ts';
import type { Claim, Verdict } from '../../ledger/schema.ts';

/** Numbers in the rows, as printed. */
export interface VoiceNumbers {
  nvidiaFall: string;
  /** What Marc Andreessen's firm had put into AI, and by whose count. */
  aiDeals: string;
}

interface Voice {
  who: string;
  /** Who that is, where the name does not say. */
  role: string;
  /** ISO date. */
  day: string;
  said: string;
  /** Null where no source of ours says. */
  stake: string | null;
  /** Ids of the claims that retell it. */
  claims: readonly string[];
  /** The reference that has the words, where it is another one than the first claim's. */
  reference?: string;
}

/** In the order in which they spoke. */
export function voicesOf({ nvidiaFall, aiDeals }: VoiceNumbers): readonly Voice[] {
  const openAi = 'He heads OpenAI, a rival of DeepSeek, which had announced Stargate days earlier.';
  return [
    {
      who: 'Marc Andreessen',
      role: 'co-founder of Andreessen Horowitz',
      day: '2025-01-24',
      said: 'In a post he called R1 an amazing breakthrough and a gift to the world. The post says nothing about cost.',
      stake: `His firm had put ${aiDeals} into AI deals, by PitchBook’s count of February 2025.`,
      claims: ['s3-andreessen'],
    },
    {
      who: 'Bernstein',
      role: 'analysts',
      day: '2025-01-27',
      said: 'Opinions over the weekend ran from interest to a death-knell for AI infrastructure. The note called the panic overdone, and denied that OpenAI’s work had been rebuilt for five million dollars.',
      stake: null,
      claims: ['s0-bernstein-quote', 's1-bernstein-backtranslated'],
    },
    {
      who: 'Nvidia',
      role: 'the company, in a statement',
      day: '2025-01-27',
      said: 'It called DeepSeek an “excellent AI advancement”, and spoke of test-time scaling and of GPUs for inference.',
      stake: `It designs GPUs. Its share changed by ${nvidiaFall} that day.`,
      claims: ['s3-huang-quotes', 's3-huang-demand'],
    },
    {
      who: 'Sam Altman',
      role: 'OpenAI',
      day: '2025-01-27',
      said: 'In a post he called R1 an “impressive model”, above all for its price, and said that OpenAI would deliver better ones.',
      stake: openAi,
      claims: ['s0-altman-praised', 's1-altman-praised'],
    },
    {
      who: 'The White House',
      role: 'its press secretary',
      day: '2025-01-28',
      said: 'The National Security Council was looking into the implications.',
      stake: null,
      claims: ['s3-white-house'],
    },
    {
      who: 'Sam Altman',
      role: 'OpenAI, at its event in Washington',
      day: '2025-01-30',
      said: 'He spoke of serious competition, and of a race to be won by democratic values.',
      stake: openAi,
      claims: [
        's0-altman-democratic',
        's1-altman-democratic',
        's0-altman-great-model',
        's1-altman-fantastic',
        's0-altman-interest',
      ],
      reference: 'politico-altman',
    },
    {
      who: 'SemiAnalysis',
      role: 'a research firm',
      day: '2025-01-31',
      said: 'It called the Jevons argument overhyped, but closer to the truth than the idea that Nvidia’s computing power is no longer needed, and pointed to rising prices of H100s and H200s.',
      stake: 'It sells research: the model behind its cost table is for subscribers.',
      claims: ['s4-nvidia-unnecessary'],
    },
  ];
}

/** A claim as a row lists it. */
export interface Retelling {
  id: string;
  /** The article's name; "again" after the same one. */
  link: string;
  statement: string;
}

export interface VoiceRow extends Omit<Voice, 'claims' | 'day'> {
  day: string;
  /** By verdict, in the order of the claims. */
  retold: readonly { verdict: Verdict; claims: readonly Retelling[] }[];
}

export interface VoicesView {
  title: string;
  rows: readonly VoiceRow[];
}

/** What the view reads of a claim. */
export type ToldClaim = Pick<Claim, 'id' | 'statement' | 'verdict'> & { article: { name: string } };

/** The rows with their retellings, and the finding. `claimOf` throws where there is none. */
export function voicesView(voices: readonly Voice[], claimOf: (id: string) => ToldClaim): VoicesView {
  const claims = new Map(voices.flatMap((voice) => voice.claims.map((id) => [id, claimOf(id)] as const)));
  const rows = voices.map(({ claims: ids, day, ...voice }): VoiceRow => {
    const own = ids.flatMap((id) => claims.get(id) ?? []);
    const verdicts = [...new Set(own.map(({ verdict }) => verdict))];
    return {
      ...voice,
      day: formatDate(day),
      retold: verdicts.map((verdict) => ({
        verdict,
        claims: own
          .filter((claim) => claim.verdict === verdict)
          .map(({ id, statement, article }, index, same) => ({
            id,
            statement,
            link: same[index - 1]?.article.name === article.name ? 'again' : article.name,
          })),
      })),
    };
  });
  const all = [...claims.values()];
  const held = all.filter(({ verdict }) => verdict === 'supported').length;
  return { title: `${held} of ${all.length} retellings of these statements hold`, rows };
}
