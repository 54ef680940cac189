import type { FileContent } from '../../core/files';
import { sha256Hex } from '../../core/hash';
import { EMPTY_CONFIG, type ImageConfig } from '../image/config';
import { type LayerEntry, layerOf } from '../image/layer';
import { type Basis, weightText } from '../image/weight';
import type { Reference } from './reference';

/** What programs an image is made of: which commands there are, and which installer. */
export type Family = 'debian' | 'alpine' | 'distroless';

/** A public image that a Dockerfile can stand on. The lab downloads nothing: it knows sizes, and has its own commands. */
export interface BaseImage {
  readonly repository: string;
  /** Tags that mean this one. */
  readonly tags: RegExp;
  readonly family: Family;
  /** Megabytes on disk, and as they are downloaded. */
  readonly megabytes: number;
  readonly compressedMegabytes: number;
  readonly basis: Basis;
  /** The interpreter that is in it. */
  readonly runtime: 'node' | 'python' | null;
  /** Whether it has what compilers, git and curl need: the large images do. */
  readonly isFull: boolean;
  readonly users: readonly string[];
  readonly config: Partial<ImageConfig>;
}

/** When the table was last looked at. */
export const BASE_IMAGES_DATE = '2025-12';

const MB = 1_000_000;

const one = (
  repository: string,
  tags: RegExp,
  family: Family,
  [megabytes, compressedMegabytes]: readonly [number, number],
  rest: Partial<BaseImage> = {},
): BaseImage => ({
  repository,
  tags,
  family,
  megabytes,
  compressedMegabytes,
  basis: 'assumed',
  runtime: null,
  isFull: false,
  users: [],
  config: {},
  ...rest,
});

const NODE = {
  runtime: 'node',
  users: ['node'],
  config: { cmd: ['node'] },
} as const;
const PYTHON = { runtime: 'python', config: { cmd: ['python3'] } } as const;
const BASH = { config: { cmd: ['/bin/bash'] } };
const SH = { config: { cmd: ['/bin/sh'] } };

/** The images, the more special tag first. Sizes are rounded, and marked where nobody has measured them. */
export const BASE_IMAGES: readonly BaseImage[] = [
  one('library/node', /(?:^|-)slim$/, 'debian', [200, 72], NODE),
  one('library/node', /alpine/, 'alpine', [135, 44], NODE),
  one('library/node', /./, 'debian', [1100, 395], { ...NODE, isFull: true }),
  one('library/python', /(?:^|-)slim(?:-|$)/, 'debian', [130, 45], PYTHON),
  one('library/python', /alpine/, 'alpine', [55, 20], PYTHON),
  one('library/python', /./, 'debian', [1000, 370], { ...PYTHON, isFull: true }),
  one('library/debian', /-slim$/, 'debian', [75, 28], BASH),
  one('library/debian', /./, 'debian', [117, 49], BASH),
  one('library/ubuntu', /./, 'debian', [78, 30], BASH),
  one('library/alpine', /./, 'alpine', [8, 3.6], SH),
  one('library/busybox', /./, 'alpine', [4.3, 2.2], SH),
  one('distroless/nodejs20-debian12', /./, 'distroless', [180, 60], {
    runtime: 'node',
    users: ['nonroot'],
    config: { entrypoint: ['/nodejs/bin/node'] },
  }),
  one('distroless/python3-debian12', /./, 'distroless', [65, 25], { runtime: 'python', users: ['nonroot'] }),
];

/** The image that a name means; undefined: the lab has none of this name. */
export const baseImageOf = ({ repository, tag }: Reference): BaseImage | undefined =>
  BASE_IMAGES.find((image) => image.repository === repository && image.tags.test(tag));

/** Node's own version by that of a tag; a tag without a number is the newest. Looked up in December 2025. */
const NODE_VERSIONS: Readonly<Record<string, string>> = { 20: '20.19.6', 22: '22.21.1', 24: '24.11.1' };
const NEWEST_NODE = '25.2.1';

function nodeVersion(tag: string): string {
  const [version] = /^\d+(?:\.\d+){0,2}/.exec(tag) ?? [];
  if (version === undefined) return NEWEST_NODE;
  return version.split('.').length === 3 ? version : (NODE_VERSIONS[version.split('.')[0]!] ?? version);
}

/**
 * Whether a tag moves: it is laid on a newer image when one is published. One with a whole version, or a date, stays in the lab
 * (in life it moves seldom, when the system below is mended; a digest never does).
 */
export const isFloating = ({ repository, tag, digest }: Reference): boolean =>
  digest === null &&
  !/\d+\.\d+\.\d+|\d{8}/.test(tag) &&
  !(/^library\/(?:debian|ubuntu)$/.test(repository) && /^\d+\.\d+/.test(tag));

/** A base image as layers and a config, as if it had been pulled; `published` (`2026-03`) tells those of a tag that moves. */
export function baseLayers(image: BaseImage, reference: Reference, published: string) {
  const name = `${reference.repository.replace('library/', '')}:${reference.tag}`;
  const state = isFloating({ ...reference, digest: null }) ? `, as of ${published}` : '';
  const users = ['root', ...image.users];
  const passwd = users.map(
    (user, at) =>
      `${user}:x:${at === 0 ? 0 : 999 + at}:${at === 0 ? 0 : 999 + at}::/${at === 0 ? 'root' : `home/${user}`}:/bin/sh\n`,
  );
  const files: Record<string, FileContent> = {
    '/etc/passwd': passwd.join(''),
    '/etc/os-release': `ID=${image.family === 'alpine' ? 'alpine' : 'debian'}\n`,
    [`/usr/lib/${name.replace(/[/:]/g, '-')}`]: weightText({
      bytes: image.megabytes * MB,
      basis: image.basis,
      what: `the files of ${name}${state} (table of ${BASE_IMAGES_DATE})`,
    }),
  };
  const contents = new Map<string, FileContent>();
  const entries: LayerEntry[] = [
    '/tmp',
    '/root',
    '/usr/local/bin',
    ...image.users.map((user) => `/home/${user}`),
  ].map((path) => ({ kind: 'folder', path }));
  for (const [path, content] of Object.entries(files)) {
    const hash = sha256Hex(content);
    contents.set(hash, content);
    const bytes = path.startsWith('/usr/lib/') ? image.megabytes * MB : (content as string).length;
    entries.push({ kind: 'file', path, hash, bytes, executable: false });
  }
  const config: ImageConfig = {
    ...EMPTY_CONFIG,
    ...image.config,
    env: {
      ...EMPTY_CONFIG.env,
      ...image.config.env,
      ...(image.repository === 'library/node' && { NODE_VERSION: nodeVersion(reference.tag) }),
    },
  };
  return { layer: layerOf(entries), contents, config };
}
