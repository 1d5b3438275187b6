/** What the ledger knows of the Monday, as plain data for the graphic. Build-time only. */
import { confirmationText, isConfirmed } from '../../ledger/confirmation.ts';
import { formatDate } from '../../ledger/format.ts';
import type { Ledger, MarketMove, SourcedFact } from '../../ledger/ledger.ts';
import {
  impliedShares,
  lossBy,
  type NvidiaMonday,
  nvidiaLossUsd,
  nvidiaMonday,
  thatMonday,
} from '../../scenario/market-evidence.ts';
import { curl } from '../../ui/typography.ts';

export type Mover = Pick<MarketMove, 'ticker' | 'name' | 'business' | 'group' | 'changePercent'>;

/** An index, fund or sector, in the words of the picture. */
export interface IndexMove {
  id: string;
  name: string;
  /** What it is, or whose figure. */
  detail: string;
  changePercent: number;
  /** How the site checked it. */
  checked: string;
}

/** A loss in value, and who says so. */
export interface Loss {
  usd: number;
  by: string;
  checked: string;
}

export interface MondayFacts {
  day: string;
  movers: readonly Mover[];
  /** How the moves of companies were checked. */
  moversChecked: string;
  indices: readonly IndexMove[];
  nvidia: NvidiaMonday;
  loss: Record<'most' | 'reuters' | 'broadcom' | 'together' | 'wider', Loss>;
  /** Shares that the two published losses of Nvidia imply. */
  implied: { most: number; reuters: number };
  /** Nvidia's own count. */
  filed: { shares: number; when: string; isConfirmed: boolean };
}

/** Throws when the ledger lacks one of the facts. */
export function mondayFacts(ledger: Ledger): MondayFacts {
  const checked = (fact: Pick<SourcedFact, 'confirmed'>) => curl(confirmationText(fact.confirmed).text);
  const moves = ledger.market.moves;
  const index = (id: string, name: string, detail: string, changePercent: number, factId: string): IndexMove => ({
    id,
    name,
    detail,
    changePercent,
    checked: checked(ledger.fact(factId)),
  });
  const moved = (ticker: string) => ledger.seriesValue('moves-27jan', ticker);
  const together = ledger.claim('s0-nvda-avgo-800bn');
  if (together.value === undefined) throw new Error('The claim "s0-nvda-avgo-800bn" has no value');
  const shares = ledger.fact('nvda-shares');
  return {
    day: formatDate(thatMonday),
    movers: moves
      .filter(({ group }) => group !== 'index')
      .map(({ ticker, name, business, group, changePercent }) => ({
        ticker,
        name,
        business: curl(business),
        group,
        changePercent,
      })),
    moversChecked: checked(ledger.fact('moves-27jan')),
    indices: [
      index('sox', 'Semiconductors', 'index, Reuters', ledger.number('sox'), 'sox'),
      index('soxx', 'Semiconductors', 'fund, SOXX', moved('SOXX'), 'moves-27jan'),
      index('tech', 'Technology', 'S&P 500 sector', ledger.number('tech-sector'), 'tech-sector'),
      index('ixic', 'Nasdaq', 'Composite', ledger.seriesValue('ixic', 'change in per cent'), 'ixic'),
      index('gspc', 'S&P 500', 'large companies', moved('GSPC'), 'moves-27jan'),
      index('dji', 'Dow Jones', 'Industrials', ledger.seriesValue('dji', 'change in per cent'), 'dji'),
    ],
    nvidia: nvidiaMonday(ledger),
    loss: {
      most: { usd: nvidiaLossUsd(ledger, 'most'), by: lossBy.most, checked: checked(ledger.fact('nvda-cap')) },
      reuters: { usd: nvidiaLossUsd(ledger, 'reuters'), by: lossBy.reuters, checked: checked(ledger.fact('nvda-cap')) },
      broadcom: {
        usd: ledger.number('avgo-cap'),
        by: ledger.fact('avgo-cap').reference.publisher,
        checked: checked(ledger.fact('avgo-cap')),
      },
      together: { usd: together.value, by: together.attributedTo, checked: checked(together) },
      wider: {
        usd: ledger.number('almost-1tn'),
        by: 'Reuters',
        checked: checked(ledger.fact('almost-1tn')),
      },
    },
    implied: { most: impliedShares(ledger, 'most'), reuters: impliedShares(ledger, 'reuters') },
    filed: { shares: shares.value ?? NaN, when: '15 November 2024', isConfirmed: isConfirmed(shares.confirmed) },
  };
}
