import type { Clock } from '../../../core/clock';
import type { FileSystem } from '../../../core/file-system';
import type { Rng } from '../../../core/rng';

/** What a store stands on. It keeps nothing in memory: whatever wrote the files last is what it reads. */
export interface StoreContext {
  readonly fs: FileSystem;
  /** The folder `mlruns`, absolute. Relative artifact URIs are seen from the folder that holds it. */
  readonly root: string;
  readonly clock: Clock;
  readonly rng: Rng;
  /** Who a run belongs to when its client does not say. */
  readonly user: string;
}

/** `length` characters of `alphabet`, not starting with a zero where there are other digits. */
export function randomText(rng: Rng, alphabet: string, length: number): string {
  let text = '';
  while (text.length < length) {
    const char = alphabet[rng.int(alphabet.length)]!;
    if (text !== '' || char !== '0') text += char;
  }
  return text;
}

/** The first of `make`'s results that is not taken: chance that is restarted from its seed repeats itself. */
export function unused(make: () => string, isTaken: (text: string) => boolean): string {
  let text = make();
  while (isTaken(text)) text = make();
  return text;
}
