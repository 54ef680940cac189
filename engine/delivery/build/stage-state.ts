import type { Clock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { EMPTY_CONFIG, type ImageConfig } from '../image/config';
import { layLayer } from '../image/layer';
import type { HistoryEntry, ImageManifest, ImageSystem } from '../image/manifest';
import type { DockerStore } from '../store/docker-store';

/** Each look at it is a moment of its own, so that nothing that is written looks as old as what was there. */
class CountingClock implements Clock {
  #now = 0;
  now(): number {
    return ++this.#now;
  }
}

/** A stage as it is being built. Its files are laid only when a step has to run over them. */
export class StageState {
  readonly #store: DockerStore;
  #fs: FileSystem | null = null;
  config: ImageConfig;
  readonly system: ImageSystem;
  readonly layers: string[];
  readonly history: HistoryEntry[];
  /** The key of the last step. */
  key = '';
  /** `ARG`s that have been declared in it. */
  args: Record<string, string> = {};
  /** The line of the first step that was not in the cache; null: all were. */
  missedAt: number | null = null;
  /** When its last step ended, in seconds of the model. */
  endsAt = 0;

  constructor(store: DockerStore, from: ImageManifest | null) {
    this.#store = store;
    this.config = from?.config ?? EMPTY_CONFIG;
    this.system = from?.system ?? { family: 'scratch', runtime: null, isFull: false };
    this.layers = [...(from?.layers ?? [])];
    this.history = [...(from?.history ?? [])];
  }

  /** Its files as they are now. */
  get fs(): FileSystem {
    if (this.#fs === null) {
      this.#fs = new FileSystem(new CountingClock());
      for (const digest of this.layers) layLayer(this.#fs, this.#store.layer(digest)!, this.#store.contentOf);
    }
    return this.#fs;
  }

  /** Goes on over a layer that was made before; null: the step made none. */
  addCached(layer: string | null): void {
    if (layer === null) return;
    this.layers.push(layer);
    if (this.#fs) layLayer(this.#fs, this.#store.layer(layer)!, this.#store.contentOf);
  }

  /** Variables that texts and commands see: ENV wins over ARG. */
  get scope(): Readonly<Record<string, string>> {
    return { ...this.args, ...this.config.env };
  }

  get manifest(): ImageManifest {
    const { config, system, layers, history } = this;
    return { config, system, layers, history };
  }
}
