import type { Rng } from '../../core/rng';
import type { DirtLedger, DirtMark } from '../../dataset/dirt/types';

/** One listing that a replay follows. */
export interface FollowedListing {
  readonly listing: string;
  /** The place of its line among those of the export. */
  readonly line: number;
  /** The dirt that it was chosen for; absent for a listing without any. */
  readonly mark?: DirtMark;
}

/**
 * Chooses listings to follow, in the order of the export: one for each kind and form of dirt, where one can be found with
 * no other dirt, then listings without dirt up to `count`. Of a sale that is there twice, the copy.
 */
export function sampleListings({ marks, lines }: DirtLedger, count: number, rng: Rng): FollowedListing[] {
  const marksOf = new Map<string, number>();
  for (const { listing } of marks) marksOf.set(listing, (marksOf.get(listing) ?? 0) + 1);
  const forms = new Map<string, DirtMark[]>();
  for (const mark of marks) {
    const form = `${mark.kind}/${mark.form}`;
    forms.set(form, [...(forms.get(form) ?? []), mark]);
  }
  const taken = new Map<string, DirtMark | undefined>();
  for (const own of forms.values()) {
    const free = own.filter(({ listing }) => !taken.has(listing));
    const alone = free.filter(({ listing }) => marksOf.get(listing) === 1);
    const choice = alone.length > 0 ? alone : free;
    if (choice.length === 0) continue;
    const mark = rng.pick(choice);
    taken.set(mark.listing, mark);
  }
  const plain = lines.filter(({ listing, as }) => as === 'row' && !marksOf.has(listing));
  for (const { listing } of rng.shuffle(plain).slice(0, Math.max(0, count - taken.size)))
    taken.set(listing, undefined);

  return [...taken]
    .map(([listing, mark]) => ({
      listing,
      mark,
      line: lines.findIndex(
        (line) => line.listing === listing && (mark?.kind === 'duplicate') === (line.as !== 'row'),
      ),
    }))
    .sort((a, b) => a.line - b.line);
}
