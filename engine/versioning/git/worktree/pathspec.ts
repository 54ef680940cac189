import { resolvePath } from '@/engine/core/file-system';
import { die } from '../program/failure';

/** One pathspec as the user gave it, ready to be matched. */
export interface Pathspec {
  /** As given, for messages. */
  readonly text: string;
  /** What it names, from the top of the working tree, without a slash at the end; '' is the top. */
  readonly path: string;
  /** The same with wildcards; undefined: it has none. */
  readonly pattern: RegExp | undefined;
  readonly exclude: boolean;
  /** It ended with a slash: only a folder matches. */
  readonly folderOnly: boolean;
}

const SPECIAL = /[*?[\\]/;
const literal = (text: string): string => text.replace(/[.+^${}()|/\\]/g, '\\$&');

/**
 * A wildcard pattern as a regular expression (fnmatch): `*` and `?` cross slashes unless `glob`, where `**` does.
 */
export function wildcard(pattern: string, glob = false): string {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '*') {
      if (!glob) out += '.*';
      else if (pattern.startsWith('**/', i) && (i === 0 || pattern[i - 1] === '/')) {
        out += '(?:.*/)?';
        i += 2;
      } else if (pattern.startsWith('**', i)) {
        out += '.*';
        i++;
      } else out += '[^/]*';
    } else if (char === '?') out += glob ? '[^/]' : '.';
    else if (char === '[') {
      const end = pattern.indexOf(']', i + 2);
      if (end === -1) out += '\\[';
      else {
        const inside = pattern
          .slice(i + 1, end)
          .replace(/\\/g, '\\\\')
          .replace(/^[!^]/, '^');
        out += `[${inside}]`;
        i = end;
      }
    } else if (char === '\\' && i + 1 < pattern.length) out += literal(pattern[++i]!);
    else out += literal(char);
  }
  return out;
}

/** Reads the magic before a pathspec: `:(top,exclude)x`, `:/x`, `:!x`, `:^x`. */
function readMagic(text: string): { readonly magic: ReadonlySet<string>; readonly rest: string } {
  const long = /^:\(([^)]*)\)(.*)$/s.exec(text);
  if (long !== null) return { magic: new Set(long[1]!.split(',').filter(Boolean)), rest: long[2]! };
  const short = /^:([/!^]+):?(.*)$/s.exec(text);
  if (short === null) return { magic: new Set(), rest: text };
  const names = [...short[1]!].map((sign) => (sign === '/' ? 'top' : 'exclude'));
  return { magic: new Set(names), rest: short[2]! };
}

/**
 * Reads one pathspec.
 * @param prefix the folder that it is seen from: '' or `dir/`.
 * @param root absolute path of the working tree; absolute pathspecs below it are fine.
 * @throws GitFailure when it leads out of the repository.
 */
export function parsePathspec(text: string, prefix: string, root: string): Pathspec {
  if (text === '')
    die('empty string is not a valid pathspec. please use . instead if you meant to match all paths');
  const { magic, rest } = readMagic(text);
  for (const name of magic)
    if (!['top', 'exclude', 'glob', 'icase', 'literal'].includes(name))
      die(`Invalid pathspec magic '${name}' in '${text}'`);
  const from = magic.has('top') || rest.startsWith('/') ? '' : prefix;
  const under = rest.startsWith('/') && !magic.has('top') ? withinRoot(rest, root) : `${from}${rest}`;
  const depth = under?.split('/').reduce((at, part) => {
    if (at < 0 || part === '' || part === '.') return at;
    return part === '..' ? at - 1 : at + 1;
  }, 0);
  if (under === undefined || depth! < 0) die(`${text}: '${text}' is outside repository at '${root}'`);
  const path = resolvePath('/', under).slice(1);
  const wild = SPECIAL.test(rest) && !magic.has('literal');
  const pattern =
    wild || magic.has('icase')
      ? new RegExp(
          `^${wild ? wildcard(path, magic.has('glob')) : literal(path)}$`,
          magic.has('icase') ? 'is' : 's',
        )
      : undefined;
  return { text, path, pattern, exclude: magic.has('exclude'), folderOnly: rest.endsWith('/') };
}

function withinRoot(path: string, root: string): string | undefined {
  const full = resolvePath('/', path);
  if (full === root) return '';
  const top = root === '/' ? '/' : `${root}/`;
  return full.startsWith(top) ? full.slice(top.length) : undefined;
}

/** Whether a pathspec names a file: the path itself, a folder above it, or by its wildcards. */
export function matchesPathspec(spec: Pathspec, path: string): boolean {
  if (spec.path === '' && spec.pattern === undefined) return true;
  if (path === spec.path) return !spec.folderOnly;
  if (path.startsWith(`${spec.path}/`)) return true;
  if (spec.pattern === undefined) return false;
  if (spec.pattern.test(path)) return true;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    if (spec.pattern.test(path.slice(0, slash))) return true;
  return false;
}

/** Several pathspecs: a file matches one that includes and none that excludes. None at all match everything. */
export class Pathspecs {
  readonly specs: readonly Pathspec[];
  readonly #including: readonly Pathspec[];
  readonly #excluding: readonly Pathspec[];

  constructor(specs: readonly Pathspec[]) {
    this.specs = specs;
    this.#including = specs.filter((spec) => !spec.exclude);
    this.#excluding = specs.filter((spec) => spec.exclude);
  }

  static parse(texts: readonly string[], prefix: string, root: string): Pathspecs {
    return new Pathspecs(texts.map((text) => parsePathspec(text, prefix, root)));
  }

  get isEmpty(): boolean {
    return this.specs.length === 0;
  }

  matches(path: string): boolean {
    if (this.#excluding.some((spec) => matchesPathspec(spec, path))) return false;
    return this.#including.length === 0 || this.#including.some((spec) => matchesPathspec(spec, path));
  }

  /** The including pathspecs that match none of the paths. */
  unmatched(paths: readonly string[]): Pathspec[] {
    return this.#including.filter((spec) => !paths.some((path) => matchesPathspec(spec, path)));
  }

  /** Whether something below a folder (with its slash) could match. */
  mayMatchBelow(folder: string): boolean {
    if (this.#including.length === 0) return true;
    return this.#including.some(
      (spec) =>
        spec.pattern !== undefined ||
        folder.startsWith(spec.path === '' ? '' : `${spec.path}/`) ||
        `${spec.path}/`.startsWith(folder),
    );
  }
}
