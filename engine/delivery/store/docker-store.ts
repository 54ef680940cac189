import type { FileSystem } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { SERVERS } from '../../core/lab-layout';
import type { BuiltLayer, Layer } from '../image/layer';
import { type ImageManifest, imageId } from '../image/manifest';
import type { BuildRecord } from './build-record';
import type { ContainerRecord } from './container-record';

/** Where the lab's Docker keeps what is its own; kept, undone and exported with the project. */
export const DOCKER_ROOT = `${SERVERS}/docker`;

/**
 * A machine that runs jobs of a workflow has this file. Its Docker begins with nothing of its own: the registry of the lab is within
 * reach, and images, containers and the cache of whoever works in the lab are not.
 */
const RUNNER_MARK = '/etc/lab-runner';
const RUNNER_ROOT = '/var/lib/docker';

/** Makes the machine of a job one whose Docker is its own. */
export const markAsRunner = (fs: FileSystem): void => {
  fs.makeFolder('/etc');
  fs.write(RUNNER_MARK, '');
};

/** What is known beside layers and images. */
export interface DockerState extends RegistryState {
  /** Image ids by tag: `app:latest`. */
  readonly tags: Readonly<Record<string, string>>;
  /** When an image was made, in milliseconds, by id. */
  readonly created: Readonly<Record<string, number>>;
  /** The build cache: the layer that a step of this key made; null: it made none. */
  readonly cache: Readonly<Record<string, string | null>>;
  readonly containers: readonly ContainerRecord[];
  /** Digests of public images that this machine has pulled. */
  readonly bases: readonly string[];
  /** How many builds there have been. */
  readonly builds: number;
}

/** What the registry of the lab keeps: it is one for all machines. */
export interface RegistryState {
  /** Image ids by the name that they were pushed under. */
  readonly pushed: Readonly<Record<string, string>>;
  /** Build caches that were exported, by the name that they were exported under. */
  readonly exported: Readonly<Record<string, DockerState['cache']>>;
}

const EMPTY: DockerState = {
  tags: {},
  created: {},
  cache: {},
  containers: [],
  bases: [],
  builds: 0,
  pushed: {},
  exported: {},
};

/** How many builds are remembered. */
const KEPT_BUILDS = 20;

const hex = (digest: string) => digest.replace('sha256:', '');

/** Layers, images, tags, the build cache, builds and containers, as files. */
export class DockerStore {
  readonly #fs: FileSystem;

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  get state(): DockerState {
    return {
      ...EMPTY,
      ...this.#readJson<Partial<DockerState>>('state.json'),
      ...this.#readJson<Partial<RegistryState>>('registry.json'),
    };
  }

  update(change: (state: DockerState) => Partial<DockerState>): void {
    const { state } = this;
    const changed = change(state);
    const { pushed, exported, ...own } = { ...state, ...changed };
    this.#writeJson('state.json', own);
    if (changed.pushed || changed.exported) this.#writeJson('registry.json', { pushed, exported });
  }

  /** @returns undefined for one that is not there. */
  layer(digest: string): Layer | undefined {
    return this.#readJson<Layer>(`layers/${hex(digest)}.json`);
  }

  putLayer({ layer, contents }: BuiltLayer): void {
    if (this.#fs.isFile(`${DOCKER_ROOT}/layers/${hex(layer.digest)}.json`)) return;
    for (const [hash, content] of contents) {
      const path = `${DOCKER_ROOT}/blobs/${hash}`;
      if (this.#fs.isFile(path)) continue;
      this.#fs.makeFolder(`${DOCKER_ROOT}/blobs`);
      this.#fs.write(path, content);
    }
    this.#writeJson(`layers/${hex(layer.digest)}.json`, layer);
  }

  /** The content of a hash that a layer names. @throws FileSystemError when it is gone. */
  contentOf = (hash: string): FileContent => this.#fs.read(`${DOCKER_ROOT}/blobs/${hash}`);

  image(id: string): ImageManifest | undefined {
    return this.#readJson<ImageManifest>(`images/${hex(id)}.json`);
  }

  /** The ids of all images of this machine, tagged or not. */
  get imageIds(): readonly string[] {
    return Object.keys(this.state.created)
      .filter((id) => this.image(id) !== undefined)
      .sort();
  }

  /** Keeps an image; its id. The time of one that was there already stays. */
  putImage(manifest: ImageManifest, now: number): string {
    const id = imageId(manifest);
    this.#writeJson(`images/${hex(id)}.json`, manifest);
    this.update(({ created }) => ({ created: { [id]: now, ...created } }));
    return id;
  }

  removeImage(id: string): void {
    // What was pushed is still in the registry.
    if (!Object.values(this.state.pushed).includes(id))
      this.#fs.remove(`${DOCKER_ROOT}/images/${hex(id)}.json`);
    this.update(({ created: { [id]: _gone, ...created } }) => ({ created }));
  }

  /** Takes away layers and contents that neither an image nor the cache needs; the bytes of those layers. */
  collect(): number {
    const { cache, pushed, exported } = this.state;
    const images = [...this.imageIds, ...Object.values(pushed)].flatMap((id) => this.image(id) ?? []);
    const used = new Set([
      ...[cache, ...Object.values(exported)].flatMap((one) => Object.values(one)),
      ...images.flatMap(({ layers }) => layers),
    ]);
    let bytes = 0;
    const hashes = new Set<string>();
    for (const name of this.#names('layers')) {
      const layer = this.layer(name.replace('.json', ''))!;
      if (used.has(layer.digest)) {
        for (const entry of layer.entries) if (entry.kind === 'file') hashes.add(entry.hash);
      } else {
        bytes += layer.bytes;
        this.#fs.remove(`${DOCKER_ROOT}/layers/${name}`);
      }
    }
    for (const name of this.#names('blobs'))
      if (!hashes.has(name)) this.#fs.remove(`${DOCKER_ROOT}/blobs/${name}`);
    return bytes;
  }

  /** The builds that are remembered, the newest first. */
  get builds(): readonly BuildRecord[] {
    return this.#readJson<BuildRecord[]>('builds.json') ?? [];
  }

  addBuild(build: BuildRecord): void {
    // What went into a step is only asked of the last build of a file; it can be long.
    const before = this.builds.map((one) =>
      one.source === build.source
        ? { ...one, steps: one.steps.map((step) => ({ ...step, inputs: undefined })) }
        : one,
    );
    this.#writeJson('builds.json', [build, ...before].slice(0, KEPT_BUILDS));
  }

  #names(folder: string): readonly string[] {
    const path = `${DOCKER_ROOT}/${folder}`;
    return this.#fs.isFolder(path) ? this.#fs.list(path) : [];
  }

  /** Where a file lies: layers, images and the registry are one for all machines, the rest is of each. */
  #pathOf(name: string): string {
    const isOwn = name === 'state.json' || name === 'builds.json';
    return `${isOwn && this.#fs.isFile(RUNNER_MARK) ? RUNNER_ROOT : DOCKER_ROOT}/${name}`;
  }

  #readJson<Value>(name: string): Value | undefined {
    const path = this.#pathOf(name);
    if (!this.#fs.isFile(path)) return undefined;
    try {
      return JSON.parse(this.#fs.readText(path)) as Value;
    } catch {
      // Only a hand can have broken it; it is then as one that is not there, and is written anew.
      return undefined;
    }
  }

  #writeJson(name: string, value: unknown): void {
    const path = this.#pathOf(name);
    this.#fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
    this.#fs.write(path, `${JSON.stringify(value)}\n`);
  }
}
