import { parseIsoTime } from '../../../core/iso-time';

const DAY = 86_400_000;

/** Something that happens to the market, or to what is told of it. Times in milliseconds since the epoch. */
export interface MarketEpisode {
  readonly kind: 'turn' | 'trap';
  readonly name: string;
  readonly from: number;
  /** The beginning of the next one, or the end. */
  readonly next: number;
}

/** What is true behind a feed. */
export interface Market {
  readonly start: number;
  readonly end: number;
  /** Whether each customer really left. */
  readonly left: readonly boolean[];
  readonly servedAt: Float64Array;
  readonly episodes: readonly MarketEpisode[];
}

/** Reads what the maker `turning-market` made: a feed, and the truth behind it. */
export function readMarket(feed: string, truth: string): Market {
  const told = rowsOf(feed);
  const rows = rowsOf(truth);
  const servedAt = Float64Array.from(told, ([, served = '']) => parseIsoTime(served));
  const start = Math.floor((servedAt[0] ?? 0) / DAY) * DAY;
  const end = (Math.floor((servedAt.at(-1) ?? 0) / DAY) + 1) * DAY;
  const begun: Omit<MarketEpisode, 'next'>[] = [];
  rows.forEach(([, , market = '', trap = ''], row) => {
    const [, , marketBefore = market, trapBefore = trap] = rows[row - 1] ?? [];
    const from = servedAt[row]!;
    if (market !== marketBefore) begun.push({ kind: 'turn', name: market, from });
    if (trap !== trapBefore && trap !== '') begun.push({ kind: 'trap', name: trap, from });
  });
  return {
    start,
    end,
    servedAt,
    left: rows.map(([, left]) => left === 'yes'),
    episodes: begun.map((one, at) => ({ ...one, next: begun[at + 1]?.from ?? end })),
  };
}

/** The episode that a moment falls into; undefined: nothing has happened yet. */
export const episodeAt = ({ episodes }: Market, time: number): MarketEpisode | undefined =>
  episodes.findLast(({ from }) => from <= time);

const rowsOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
