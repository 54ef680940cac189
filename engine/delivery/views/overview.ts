import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { ServiceContext } from '../../core/lab-service';
import { reasonText } from '../build/miss-reason';
import { modelLine } from '../build/time';
import { BASE_IMAGES_DATE } from '../catalog/base-images';
import { DOWNLOAD_RATIO } from '../catalog/packages';
import type { ImageConfig } from '../image/config';
import { type Basis, weightOf } from '../image/weight';
import type { Finding } from '../lint/finding';
import { lint } from '../lint/lint';
import type { BuildRecord, StepRecord } from '../store/build-record';
import type { ContainerRecord } from '../store/container-record';
import { DockerStore } from '../store/docker-store';

/** A step of a build, as the panel shows it. */
export interface StepView extends Omit<StepRecord, 'inputs' | 'reason'> {
  /** Why it was not in the cache, in words; null: it was. */
  readonly reason: string | null;
  /** What its files are made of, the largest first. */
  readonly parts: readonly PartView[];
}

/** Bytes of one origin. */
export interface PartView {
  readonly what: string;
  readonly bytes: number;
  /** `exact`: the bytes are there; else the table says so. */
  readonly basis: 'exact' | Basis;
}

/** A build, as the panel shows it. */
export interface BuildView extends Omit<BuildRecord, 'steps'> {
  readonly steps: readonly StepView[];
  /** Of the steps that make files. */
  readonly hits: number;
  readonly misses: number;
}

/** The image of a tag. */
export interface ImageView {
  readonly id: string;
  readonly tags: readonly string[];
  readonly bytes: number;
  /** An estimate of what is downloaded, by a ratio for each kind of file. */
  readonly compressedBytes: number;
  readonly parts: readonly PartView[];
  readonly config: ImageConfig;
}

/** All that the panel of images shows. */
export interface DockerOverview {
  /** The Dockerfiles of the project, by path below it. */
  readonly dockerfiles: readonly string[];
  /** The one that is shown; null: there is none. */
  readonly dockerfile: {
    readonly path: string;
    readonly text: string;
    readonly findings: readonly Finding[];
  } | null;
  /** Builds of it, the newest first. */
  readonly builds: readonly BuildView[];
  /** The image of its last build that was done; null: none was, or it is gone. */
  readonly image: ImageView | null;
  readonly containers: readonly ContainerRecord[];
  /** The parameters of the model of time, and when the table of sizes was made. */
  readonly model: string;
  readonly tableDate: string;
}

const isDockerfile = (path: string): boolean =>
  /(?:^|\/)(?:Dockerfile(?:\.(?!dockerignore)[\w-]+)?|[\w-]+\.Dockerfile)$/.test(path);

/** What the panel of images shows; `path` picks a Dockerfile, the first when absent or gone. */
export function dockerOverview(
  { fs }: ServiceContext,
  { path }: { readonly path: string | null },
): DockerOverview {
  const store = new DockerStore(fs);
  const { tags, containers } = store.state;
  const dockerfiles = fs
    .filesBelow(WORKSPACE_ROOT)
    .map((file) => file.slice(WORKSPACE_ROOT.length + 1))
    .filter((file) => isDockerfile(file) && !/(?:^|\/)(?:node_modules|\.git)\//.test(file))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  const shown = dockerfiles.find((one) => one === path) ?? dockerfiles[0];
  const full = shown === undefined ? null : `${WORKSPACE_ROOT}/${shown}`;
  const text = full === null ? '' : fs.readText(full);
  const builds = store.builds
    .filter(({ source }) => full !== null && source.split('#')[0] === full)
    .map((build) => buildView(store, build));
  const id =
    builds.find(({ imageId }) => imageId !== null && store.image(imageId) !== undefined)?.imageId ?? null;
  return {
    dockerfiles,
    dockerfile: shown === undefined ? null : { path: shown, text, findings: lint(text) },
    builds,
    image:
      id === null
        ? null
        : imageView(
            store,
            id,
            Object.keys(tags).filter((tag) => tags[tag] === id),
          ),
    containers,
    model: modelLine(),
    tableDate: BASE_IMAGES_DATE,
  };
}

function buildView(store: DockerStore, build: BuildRecord): BuildView {
  const shown = build.steps.filter(({ label }) => label !== null);
  return {
    ...build,
    hits: shown.filter(({ outcome }) => outcome === 'hit').length,
    misses: shown.filter(({ outcome }) => outcome !== 'hit').length,
    steps: build.steps.map(({ inputs: _inputs, reason, ...step }) => ({
      ...step,
      reason: reason === null ? null : reasonText(reason),
      parts: step.layer === null ? [] : partsOf(store, [step.layer]),
    })),
  };
}

function imageView(store: DockerStore, id: string, tags: readonly string[]): ImageView {
  const { layers, config } = store.image(id)!;
  const parts = partsOf(store, layers);
  const bytes = layers.reduce((sum, digest) => sum + store.layer(digest)!.bytes, 0);
  const text = parts.reduce((sum, part) => sum + (part.basis === 'exact' ? part.bytes : 0), 0);
  return {
    id,
    tags,
    bytes,
    config,
    parts,
    compressedBytes: text * DOWNLOAD_RATIO.text + (bytes - text) * DOWNLOAD_RATIO.binary,
  };
}

/** What the files of layers are made of: each thing that stands for others by its name, the rest as the project's own. */
function partsOf(store: DockerStore, layers: readonly string[]): readonly PartView[] {
  const parts = new Map<string, PartView>();
  const add = (what: string, bytes: number, basis: PartView['basis']) => {
    parts.set(what, { what, basis, bytes: (parts.get(what)?.bytes ?? 0) + bytes });
  };
  for (const digest of layers)
    for (const entry of store.layer(digest)?.entries ?? []) {
      if (entry.kind !== 'file') continue;
      const weight = weightOf(store.contentOf(entry.hash));
      if (weight) add(weight.what, entry.bytes, weight.basis);
      else if (entry.bytes > 0) add('files copied or written', entry.bytes, 'exact');
    }
  return [...parts.values()].sort((a, b) => b.bytes - a.bytes);
}
