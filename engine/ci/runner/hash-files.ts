import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileSystem } from '../../core/file-system';
import { PLACES } from './places';

/** A pattern of `hashFiles` or of a `path:` as a regular expression; a folder means all in it. */
export function globExpression(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (pattern.startsWith('**/', i)) {
      source += '(?:.*/)?';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      source += '.*';
      i++;
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = pattern.indexOf(']', i + 1);
      if (end < 0) source += '\\[';
      else {
        source += `[${pattern
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\')}]`;
        i = end;
      }
    } else source += character.replace(/[.+^${}()|\]\\]/g, '\\$&');
  }
  return new RegExp(`^${source}(?:/.*)?$`, 's');
}

/**
 * The files that patterns name, as paths, sorted. Patterns are read in order; `!` takes out again.
 * @param root relative patterns are seen from here.
 */
export function globFiles(fs: FileSystem, root: string, home: string, patterns: readonly string[]): string[] {
  const absolute = (text: string) => {
    const path = text.startsWith('~') ? home + text.slice(1) : text;
    const trimmed = path.replace(/^\.\//, '').replace(/\/+$/, '');
    return path.startsWith('/') ? trimmed : trimmed === '.' || trimmed === '' ? root : `${root}/${trimmed}`;
  };
  const found = new Set<string>();
  for (const given of patterns) {
    const text = given.trim();
    if (text === '' || text.startsWith('#')) continue;
    const isNegative = text.startsWith('!');
    const full = absolute(isNegative ? text.slice(1) : text);
    const expression = globExpression(full);
    if (isNegative) {
      for (const path of found) if (expression.test(path)) found.delete(path);
      continue;
    }
    // Only what lies below the part without a wildcard can fit.
    const fixed = full.split(/[*?[]/)[0]!;
    const below = fixed === full ? fixed : fixed.slice(0, fixed.lastIndexOf('/')) || '/';
    const candidates = fs.isFile(below)
      ? [below]
      : fs.isFolder(below)
        ? fs.filesBelow(fs.realPath(below))
        : [];
    for (const path of candidates)
      if (expression.test(path) && fs.isFile(path) && !path.startsWith(`${PLACES.fileCommands}/`))
        found.add(path);
  }
  return [...found].sort();
}

/**
 * GitHub's `hashFiles`: SHA-256 over the SHA-256 digests of the files that fit, in the order of their paths; '' where
 * none fits. Only files of the workspace count.
 */
export function hashFiles(fs: FileSystem, root: string, patterns: readonly string[]): string {
  const files = globFiles(fs, root, root, patterns).filter((path) => path.startsWith(`${root}/`));
  if (files.length === 0) return '';
  const all = sha256.create();
  for (const path of files) all.update(sha256(fs.readBytes(path)));
  return bytesToHex(all.digest());
}
