import { type BaseImage, baseImageOf, baseLayers } from '../catalog/base-images';
import { monthBefore, newestAt } from '../catalog/newest';
import { fullName, parseReference, type Reference, tagName } from '../catalog/reference';
import type { Sizes } from '../catalog/sizes';
import { EMPTY_CONFIG } from '../image/config';
import type { ImageManifest } from '../image/manifest';
import type { DockerStore } from '../store/docker-store';
import { BuildError } from './errors';

/** What a FROM stands on. */
export interface Base {
  readonly manifest: ImageManifest;
  /** What its key is made of: it changes when the image does. */
  readonly digest: string;
  /** `docker.io/library/node:20-slim@sha256:…`, for the log. */
  readonly title: string;
  /** Bytes to download; 0: it is there. */
  readonly downloaded: number;
  readonly bytes: number;
}

const SCRATCH: ImageManifest = {
  config: EMPTY_CONFIG,
  system: { family: 'scratch', runtime: null, isFull: false },
  layers: [],
  history: [],
};

/** Where and when a base is looked up. */
export interface BaseSetting {
  readonly store: DockerStore;
  readonly sizes: Sizes;
  /** Milliseconds since 1970: a tag that moves is what is newest then. A builder asks the registry each time. */
  readonly now: number;
}

/** How far back a digest is looked for, in months. */
const MONTHS_BACK = 36;

/** A base with the size that the project gives it. */
const sized = (
  image: BaseImage | undefined,
  given: Sizes['base'][string] | undefined,
): BaseImage | undefined =>
  image && given
    ? { ...image, megabytes: given.megabytes, compressedMegabytes: given.compressed, basis: 'given' }
    : image;

/** The base as it was published under a digest; undefined: none ever was. */
function published(image: BaseImage, reference: Reference, now: number) {
  let month = newestAt(now);
  if (reference.digest === null) return baseLayers(image, reference, month);
  for (let back = 0; back < MONTHS_BACK; back++, month = monthBefore(month)) {
    const found = baseLayers(image, reference, month);
    if (found.layer.digest === reference.digest) return found;
  }
  return undefined;
}

/** Finds the image that a FROM names: one of the lab's own, or one of the table. @throws BuildError in BuildKit's words. */
export function resolveBase({ store, sizes, now }: BaseSetting, name: string, line: number): Base {
  if (name === 'scratch')
    return { manifest: SCRATCH, digest: 'scratch', title: 'scratch', downloaded: 0, bytes: 0 };
  let reference: Reference;
  try {
    reference = parseReference(name);
  } catch (error) {
    throw new BuildError(`failed to parse stage name "${name}": ${(error as Error).message}`, line);
  }
  const id =
    reference.digest ?? store.state.tags[tagName(reference)] ?? store.state.pushed[fullName(reference)];
  const own = id === undefined ? undefined : store.image(id);
  const title = fullName(reference);
  if (own !== undefined) {
    const bytes = own.history.reduce((sum, entry) => sum + entry.bytes, 0);
    return { manifest: own, digest: id!, title, downloaded: 0, bytes };
  }
  const image = sized(baseImageOf(reference), sizes.base[tagName(reference)]);
  if (image === undefined)
    throw new BuildError(
      `${name}: failed to resolve source metadata for ${title}: ${title}: not found (the lab downloads nothing; it has node, python, debian, ubuntu, alpine, busybox and distroless images)`,
      line,
    );
  const found = published(image, reference, now);
  if (found === undefined)
    throw new BuildError(
      `${name}: failed to resolve source metadata for ${title}: ${title}@${reference.digest}: not found (digests of the lab are its own: the log of a build names that of its base)`,
      line,
    );
  const { layer, contents, config } = found;
  const isThere = store.layer(layer.digest) !== undefined && store.state.bases.includes(layer.digest);
  store.putLayer({ layer, contents });
  if (!isThere) store.update(({ bases }) => ({ bases: [...bases, layer.digest] }));
  const { family, runtime, isFull } = image;
  return {
    manifest: {
      config,
      system: { family, runtime, isFull },
      layers: [layer.digest],
      history: [
        { createdBy: `/bin/sh -c #(nop) the files of ${title}`, layer: layer.digest, bytes: layer.bytes },
      ],
    },
    digest: layer.digest,
    title: `${title}@${layer.digest}`,
    downloaded: isThere ? 0 : image.compressedMegabytes * 1_000_000,
    bytes: layer.bytes,
  };
}
