import { DOWNLOAD_RATIO } from '../catalog/packages';
import { weightOf } from '../image/weight';
import type { DockerStore } from '../store/docker-store';
import { TIME_MODEL } from './time';

/** What goes over a line when an image is pushed or pulled. */
export interface Transfer {
  /** Bytes as they travel: an estimate, by a ratio for each kind of file. */
  readonly compressed: number;
  /** Bytes on disk. */
  readonly bytes: number;
}

/** The layers of an image that a place does not have yet: only these travel. */
export function missingLayers(
  store: DockerStore,
  layers: readonly string[],
  there: ReadonlySet<string>,
): Transfer {
  let [compressed, bytes] = [0, 0];
  for (const digest of new Set(layers)) {
    if (there.has(digest)) continue;
    for (const entry of store.layer(digest)?.entries ?? []) {
      if (entry.kind !== 'file') continue;
      const isText = weightOf(store.contentOf(entry.hash)) === null;
      bytes += entry.bytes;
      compressed += entry.bytes * (isText ? DOWNLOAD_RATIO.text : DOWNLOAD_RATIO.binary);
    }
  }
  return { compressed, bytes };
}

/** Seconds of a push: what travels, over the line upwards. */
export const pushSeconds = ({ compressed }: Transfer): number =>
  TIME_MODEL.pushSeconds + compressed / TIME_MODEL.uploadBytesPerSecond;

/** Seconds of a pull by a server that is to run it: over the line downwards, and unpacked to its disk. */
export const pullSeconds = ({ compressed, bytes }: Transfer): number =>
  TIME_MODEL.pullSeconds +
  compressed / TIME_MODEL.downloadBytesPerSecond +
  bytes / TIME_MODEL.diskBytesPerSecond;
