import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import { readContext } from '../../../delivery/context/context';
import { BadPatternError } from '../../../delivery/context/pattern';
import type { ImageManifest } from '../../../delivery/image/manifest';
import type { BuildRecord, StepRecord } from '../../../delivery/store/build-record';
import { DOCKER_ROOT, DockerStore } from '../../../delivery/store/docker-store';
import { Workshop, type WorkshopParts } from '../versions/workshop';
import { remembering } from './remembered-runner';

/** A build that came to an image. */
export interface Built {
  readonly record: BuildRecord;
  readonly id: string;
  readonly image: ImageManifest;
}

/** A machine that builds images of a copy of the work, with a cache of its own. */
export class Builder {
  readonly shop: Workshop;
  readonly #folder: string;

  constructor(parts: WorkshopParts, folder: string) {
    this.shop = new Workshop({ ...parts, runner: remembering(parts.runner) });
    this.#folder = folder;
    // What was built before, and its cache, is on the machine of the one who built it.
    this.shop.store.fs.remove(DOCKER_ROOT);
  }

  /** What its Docker keeps. */
  get store(): DockerStore {
    return new DockerStore(this.shop.store.fs);
  }

  /** The folder of the context, absolute. */
  get root(): string {
    return this.#folder === '' ? WORKSPACE_ROOT : `${WORKSPACE_ROOT}/${this.#folder}`;
  }

  /** A path below the folder of the context, as one of the project. */
  at(path: string): string {
    return this.#folder === '' ? path : `${this.#folder}/${path}`;
  }

  /** The text of the Dockerfile; null: there is none. */
  get dockerfile(): string | null {
    return this.shop.text(this.at('Dockerfile'));
  }

  /** Builds under a tag; a text says why no image came of it. */
  async build(tag = 'judged'): Promise<Built | string> {
    const before = this.store.builds[0]?.number ?? 0;
    const { stderr } = await this.shop.run(
      `docker build -t ${tag} ${this.#folder === '' ? '.' : this.#folder}`,
    );
    const record = this.store.builds[0];
    if (record === undefined || record.number === before || record.imageId === null)
      return lastLine(record?.number === before ? stderr : (record?.log ?? stderr));
    return { record, id: record.imageId, image: this.store.image(record.imageId)! };
  }

  /** The paths of the context; [] where its `.dockerignore` cannot be read. */
  get contextPaths(): readonly string[] {
    try {
      const { tree } = readContext(this.shop.store.fs, this.root, `${this.root}/Dockerfile`);
      return [...tree].flatMap(([path, { kind }]) => (kind === 'folder' ? [] : [path]));
    } catch (error) {
      if (!(error instanceof BadPatternError)) throw error;
      return [];
    }
  }
}

/** The steps of a build that make files, without the pull of a base. */
export const workSteps = ({ steps }: BuildRecord): readonly StepRecord[] =>
  steps.filter(({ label, instruction }) => label !== null && !instruction.startsWith('FROM '));

/** Whether a container of it runs as root. */
export const isRoot = ({ image: { config } }: Built): boolean => /^(?:root|0)?(?::|$)/.test(config.user);

const lastLine = (text: string) =>
  (text.trim().split('\n').at(-1) ?? '').replace(/^ERROR: (?:failed to solve: )?/, '');
