import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { nodeTraits } from '../../../engine/core/node-release';
import { format, inspect } from '../inspect/inspect';
import type { Namespace } from '../loader/loader';
import { type CallText, createAssert } from './assert';
import { Buffer, encode } from './buffer';
import { isDeepEqual } from './deep-equal';
import { createFs } from './fs';
import { createPath } from './path';
import type { LabProcess } from './process';
import type { createTimers } from './timers';
import type { Volume } from './volume';

/** What the modules are made of. */
export interface ModuleParts {
  readonly volume: Volume;
  /** The version of Node.js. */
  readonly node: string;
  readonly process: LabProcess;
  readonly timers: ReturnType<typeof createTimers>;
  readonly callText: CallText;
  /** Numbers in [0, 1), real or seeded. */
  readonly random: () => number;
  /** `node:test` for the file that is evaluated. */
  readonly test: () => Namespace;
}

const HASHES = { md5, sha1, sha256 };

function createCrypto(random: () => number) {
  const randomBytes = (size: number) =>
    Buffer.from(Uint8Array.from({ length: size }, () => Math.floor(random() * 256)));
  return {
    createHash: (algorithm: string) => {
      const name = algorithm.toLowerCase() as keyof typeof HASHES;
      if (!Object.hasOwn(HASHES, name)) {
        throw Object.assign(
          new Error(`Digest method not supported: the lab offers md5, sha1 and sha256, not ${algorithm}`),
          { code: 'not-available-in-lab' },
        );
      }
      const hash = HASHES[name].create();
      const self = {
        update: (data: string | Uint8Array) => {
          hash.update(typeof data === 'string' ? encode(data) : data);
          return self;
        },
        digest: (encoding?: 'hex' | 'base64') => {
          const bytes = Buffer.from(hash.digest());
          return encoding === undefined ? bytes : bytes.toString(encoding);
        },
      };
      return self;
    },
    randomUUID: () => uuid(random),
    randomBytes,
    randomInt: (a: number, b?: number) => {
      const [min, max] = b === undefined ? [0, a] : [a, b];
      return min + Math.floor(random() * (max - min));
    },
  };
}

/** A version 4 UUID. */
export function uuid(random: () => number): string {
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function promisify(fn: (...args: unknown[]) => unknown) {
  return (...args: unknown[]) =>
    new Promise((resolve, reject) => {
      fn(...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)));
    });
}

/** The names of the packages and node modules that the lab offers, with which messages name them. */
export const OFFERED = [
  '@tensorflow/tfjs',
  '@electric-sql/pglite',
  'd3-array',
  'd3-dsv',
  'node:fs/promises',
  'node:fs',
  'node:path',
  'node:test',
  'node:assert/strict',
  'node:assert',
  'node:url',
  'node:process',
  'node:perf_hooks',
  'node:timers/promises',
  'node:os',
  'node:util',
  'node:crypto',
  'node:buffer',
] as const;

/** The node modules of one run by name, made when first asked for. */
export function createModules(parts: ModuleParts): (specifier: string) => Namespace | undefined {
  const { volume, process, timers } = parts;
  const cwd = process.cwd as () => string;
  const files = createFs(volume, cwd, nodeTraits(parts.node));
  const path = createPath(cwd);
  const loose = createAssert(parts.callText, false) as unknown as Namespace;
  const strict = createAssert(parts.callText, true) as unknown as Namespace;
  strict.strict = strict;
  loose.strict = strict;
  const util = {
    inspect: Object.assign(inspect, { custom: Symbol.for('nodejs.util.inspect.custom') }),
    format,
    promisify,
    isDeepStrictEqual: (a: unknown, b: unknown) => isDeepEqual(a, b, true),
    types: {
      isPromise: (value: unknown) => value instanceof Promise,
      isDate: (value: unknown) => value instanceof Date,
      isRegExp: (value: unknown) => value instanceof RegExp,
      isMap: (value: unknown) => value instanceof Map,
      isSet: (value: unknown) => value instanceof Set,
      isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    },
    TextEncoder,
    TextDecoder,
  };
  const url = {
    URL,
    URLSearchParams,
    fileURLToPath: (value: string | URL) => {
      const parsed = new URL(value);
      if (parsed.protocol !== 'file:') {
        throw Object.assign(new TypeError('The URL must be of scheme file'), {
          code: 'ERR_INVALID_URL_SCHEME',
        });
      }
      return decodeURIComponent(parsed.pathname);
    },
    pathToFileURL: (value: string) =>
      new URL(`file://${encodeURI(path.resolve(value)).replace(/[?#]/g, encodeURIComponent)}`),
  };
  const modules: Record<string, () => Namespace> = {
    'fs/promises': () => files.promises,
    fs: () => files.fs,
    path: () => path as unknown as Namespace,
    'path/posix': () => path as unknown as Namespace,
    assert: () => loose,
    'assert/strict': () => strict,
    process: () => process,
    url: () => url,
    perf_hooks: () => ({ performance: globalThis.performance }),
    'timers/promises': () => timers.promises,
    timers: () => timers as unknown as Namespace,
    os: () => ({ tmpdir: () => '/tmp', EOL: '\n', cpus: () => [{}], platform: () => 'linux' }),
    util: () => util,
    crypto: () => ({ ...createCrypto(parts.random), webcrypto: globalThis.crypto }),
    buffer: () => ({ Buffer }),
  };
  const made = new Map<string, Namespace>();
  return (specifier) => {
    const name = specifier.replace(/^node:/, '');
    // As in Node, `test` alone is a package; only `node:test` is the module.
    if (specifier === 'node:test') return parts.test();
    const known = made.get(name);
    if (known) return known;
    if (!Object.hasOwn(modules, name)) return undefined;
    const module = modules[name]!();
    made.set(name, module);
    return module;
  };
}
