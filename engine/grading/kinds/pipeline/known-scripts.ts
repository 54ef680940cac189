import type { RunResult } from '../../../core/code-runner';

/** How many results are kept: those of a few dozen gradings of one lesson. */
const MOST = 400;

/**
 * Results of seeded runs by all that went into them. A seeded script is a function of its code, its parameters and its
 * files, so a result that is known need not be computed again; the oldest are forgotten.
 */
export class KnownScripts {
  readonly #results = new Map<string, RunResult>();

  get(key: string): RunResult | undefined {
    const result = this.#results.get(key);
    if (result === undefined) return undefined;
    this.#results.delete(key);
    this.#results.set(key, result);
    return result;
  }

  keep(key: string, result: RunResult): void {
    this.#results.set(key, result);
    if (this.#results.size > MOST) this.#results.delete(this.#results.keys().next().value!);
  }
}

/** What all gradings and replays in this place have computed. */
export const KNOWN_SCRIPTS = new KnownScripts();
