import { tokensOf } from './tokens';
import { fingerprintsOf } from './winnow';

/** The work of one person: its texts, in any order. */
export interface ComparedWork<Key> {
  readonly key: Key;
  readonly texts: readonly string[];
}

/** Two people whose work shares more than chance and the lesson explain. */
export interface SimilarWork<Key> {
  readonly a: Key;
  readonly b: Key;
  /** The share of the shorter one's fingerprints that the other has, too: in [0, 1]. */
  readonly share: number;
  /** How many fingerprints both have. */
  readonly common: number;
}

export interface CompareOptions {
  /** Texts that everybody was given: what stands in them is nobody's own. */
  readonly given: readonly string[];
  /** Pairs of a lower share are left out; default 0.5. */
  readonly leastShare?: number;
  /** Pairs that share fewer fingerprints are left out: short programs look alike; default 6. */
  readonly leastCommon?: number;
}

/** What more than a tenth of all have (and more than ten) is how the exercise is done. */
const USUAL_SHARE = 0.1;
const USUAL_LEAST = 10;

/**
 * Pairs of works that are alike, the most alike first. Names, layout, comments, the order of functions and files do not matter. It is advice: two
 * people can come to the same few lines by themselves.
 */
export function compareWorks<Key>(
  works: readonly ComparedWork<Key>[],
  { given, leastShare = 0.5, leastCommon = 6 }: CompareOptions,
): readonly SimilarWork<Key>[] {
  const of = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => [...fingerprintsOf(tokensOf(text))]));
  const isGiven = of(given);
  const own = works.map(({ texts }) => new Set([...of(texts)].filter((print) => !isGiven.has(print))));
  const holders = new Map<number, number[]>();
  for (const [i, prints] of own.entries())
    for (const print of prints) {
      const list = holders.get(print);
      if (list === undefined) holders.set(print, [i]);
      else list.push(i);
    }
  const usual = Math.max(USUAL_LEAST, works.length * USUAL_SHARE);
  const size = new Int32Array(works.length);
  const common = new Map<number, number>();
  for (const list of holders.values()) {
    if (list.length > usual) continue;
    for (const [at, i] of list.entries()) {
      size[i]!++;
      for (const j of list.slice(at + 1)) {
        const pair = i * works.length + j;
        common.set(pair, (common.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...common]
    .filter(([, count]) => count >= leastCommon)
    .map(([pair, count]) => {
      const [i, j] = [Math.floor(pair / works.length), pair % works.length];
      return {
        a: works[i]!.key,
        b: works[j]!.key,
        common: count,
        share: count / Math.min(size[i]!, size[j]!),
      };
    })
    .filter(({ share }) => share >= leastShare)
    .sort((x, y) => y.share - x.share || y.common - x.common);
}
