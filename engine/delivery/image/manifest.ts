import { sha256Hex } from '../../core/hash';
import type { Family } from '../catalog/base-images';
import type { ImageConfig } from './config';

/** What a base brings that no file says: which commands and installers there are. */
export interface ImageSystem {
  /** `scratch`: nothing at all. */
  readonly family: Family | 'scratch';
  readonly runtime: 'node' | 'python' | null;
  readonly isFull: boolean;
}

/** A line of `docker history`, the oldest first. */
export interface HistoryEntry {
  /** As Docker words it: `RUN /bin/sh -c npm ci # buildkit`. */
  readonly createdBy: string;
  /** The digest of its layer; null: it only says something. */
  readonly layer: string | null;
  readonly bytes: number;
}

/** An image: what it says, and the layers that its files are made of, the lowest first. */
export interface ImageManifest {
  readonly config: ImageConfig;
  readonly system: ImageSystem;
  readonly layers: readonly string[];
  readonly history: readonly HistoryEntry[];
}

/**
 * The id of an image: `sha256:` over its manifest, without any time, so that the same inputs give the same id. It is the
 * lab's own (simulated): a registry's is over other bytes.
 */
export const imageId = (manifest: ImageManifest): string => `sha256:${sha256Hex(JSON.stringify(manifest))}`;
