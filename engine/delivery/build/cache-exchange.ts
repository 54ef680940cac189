import { parseReference, tagName } from '../catalog/reference';
import type { DockerStore } from '../store/docker-store';
import { BuildError } from './errors';

/** Where a cache is taken from or put, as `--cache-from` and `--cache-to` say it. */
export interface CachePlace {
  /** What it is kept under: `gha:buildkit`, `registry:localhost:5000/app:cache`. */
  readonly name: string;
  /** Whether the steps of all stages are put there (`mode=max`), and not only those of the image itself. */
  readonly isWhole: boolean;
}

/**
 * Reads `type=gha,scope=app,mode=max`, `type=registry,ref=localhost:5000/app:cache`, or a name alone.
 * @throws BuildError for a kind that the lab has not, BadReferenceError for a name that no image can have.
 */
export function cachePlace(text: string): CachePlace {
  const fields = Object.fromEntries(
    (text.includes('=') ? text : `type=registry,ref=${text}`).split(',').map((field) => {
      const at = field.indexOf('=');
      return [field.slice(0, at).trim(), field.slice(at + 1).trim()];
    }),
  ) as Readonly<Record<string, string | undefined>>;
  const isWhole = fields.mode === 'max';
  if (fields.type === 'gha') return { name: `gha:${fields.scope ?? 'buildkit'}`, isWhole };
  if (fields.type === 'registry' && fields.ref)
    return { name: `registry:${tagName(parseReference(fields.ref))}`, isWhole };
  throw new BuildError(
    `cache type "${fields.type ?? ''}" is not in the lab; there are type=gha and type=registry,ref=<name>`,
  );
}

/** Takes over what a cache holds. @returns false when there is none of that name yet. */
export function importCache(store: DockerStore, { name }: CachePlace): boolean {
  const found = store.state.exported[name];
  if (found === undefined) return false;
  store.update(({ cache }) => ({ cache: { ...found, ...cache } }));
  return true;
}

/** A step of a build that a cache can keep. */
export interface KeptStep {
  /** The number of its stage. */
  readonly stage: number;
  readonly key: string;
  readonly layer: string | null;
}

/** Puts the steps of a build where the next one finds them; those of its last stage alone where the cache is not a whole one. */
export function exportCache(
  store: DockerStore,
  place: CachePlace,
  steps: readonly KeptStep[],
  target: number,
): void {
  const kept = steps.filter(({ stage }) => place.isWhole || stage === target);
  const cache = Object.fromEntries(kept.map(({ key, layer }) => [key, layer]));
  store.update(({ exported }) => ({ exported: { ...exported, [place.name]: cache } }));
}
