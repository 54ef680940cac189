import { StagecraftError } from '../../core/errors';
import type { FileSystem } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import { DOWNLOAD_RATIO, type PackageSize } from './packages';

/** The file of a project that puts other sizes in the place of those of the lab's tables. All numbers are megabytes. */
export const SIZES_FILE = 'image-sizes.json';

/** Sizes that a project gives. */
export interface Sizes {
  /** By the name with the tag, as FROM has it: `node:22.21.1-slim`. */
  readonly base: Readonly<Record<string, { readonly megabytes: number; readonly compressed: number }>>;
  /** By the name of the package, as installed. */
  readonly npm: Readonly<Record<string, number>>;
  readonly pip: Readonly<Record<string, number>>;
  /** Packages of apt and apk. */
  readonly system: Readonly<Record<string, number>>;
}

export const NO_SIZES: Sizes = { base: {}, npm: {}, pip: {}, system: {} };

/** A file of sizes that cannot be read. */
export class SizesError extends StagecraftError<'image-sizes'> {
  /** It is no line of a Dockerfile. */
  readonly line = null;

  constructor(message: string) {
    super('image-sizes', `${SIZES_FILE}: ${message}`);
  }
}

const KINDS = ['npm', 'pip', 'system'] as const;

/**
 * The sizes of a project: `{ "base": { "node:22.21.1-slim": { "megabytes": 226, "compressed": 79 } }, "pip": { "numpy": 71 } }`. A project
 * without the file gives none. @throws SizesError with the place of what is wrong.
 */
export function readSizes(fs: FileSystem): Sizes {
  const path = `${WORKSPACE_ROOT}/${SIZES_FILE}`;
  if (!fs.isFile(path)) return NO_SIZES;
  const root = objectAt('the file', parsed(fs.readText(path)));
  for (const key of Object.keys(root))
    if (key !== 'base' && !KINDS.some((kind) => kind === key))
      throw new SizesError(
        `"${key}" is not known; there are "base", ${KINDS.map((kind) => `"${kind}"`).join(', ')}.`,
      );
  const numbers = (kind: (typeof KINDS)[number]) =>
    Object.fromEntries(
      Object.entries(objectAt(`"${kind}"`, root[kind] ?? {})).map(([name, value]) => [
        name,
        megabytesAt(`"${kind}", "${name}"`, value),
      ]),
    );
  const base = Object.entries(objectAt('"base"', root.base ?? {})).map(([name, value]) => {
    const place = `"base", "${name}"`;
    const { megabytes, compressed } = objectAt(place, value);
    const onDisk = megabytesAt(`${place}, "megabytes"`, megabytes);
    return [
      name,
      {
        megabytes: onDisk,
        compressed:
          compressed === undefined
            ? onDisk * DOWNLOAD_RATIO.binary
            : megabytesAt(`${place}, "compressed"`, compressed),
      },
    ];
  });
  return {
    base: Object.fromEntries(base),
    npm: numbers('npm'),
    pip: numbers('pip'),
    system: numbers('system'),
  };
}

/** A size of the table, or the one that the project gives in its place. */
export const sizeOr = (given: number | undefined, table: PackageSize): PackageSize =>
  given === undefined ? table : { ...table, megabytes: given, basis: 'given', recommended: 0 };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SizesError(`it is not JSON: ${(error as Error).message}`);
  }
}

function objectAt(place: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SizesError(`${place} has to be an object in braces.`);
  return value as Readonly<Record<string, unknown>>;
}

function megabytesAt(place: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new SizesError(`${place} has to be a number of megabytes, as in 73.`);
  return value;
}
