import { ArchiveError, quoted } from '../archive-error';
import { NO_OBJECT, OBJECT_ID } from './object-id';

/** The longest file of one ref, of all packed refs, and the most refs. */
const LONGEST_REF = 1_000;
const MOST_REFS = 10_000;

/** What a ref names: an object, or another ref. */
export type RefValue = { readonly id: string } | { readonly ref: string };

/** Whether git takes a name for that of a ref (git-check-ref-format). */
export function isRefName(name: string): boolean {
  if (!/^refs\/[^/]+/.test(name) || name.endsWith('/') || name.endsWith('.')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that git refuses
  if (/\.\.|@\{|\/\/|[\x00-\x20\x7f~^:?*[\\]/.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

/**
 * Reads the file of one ref.
 * @throws ArchiveError
 */
export function readRef(name: string, text: string): RefValue {
  if (text.length > LONGEST_REF)
    throw new ArchiveError(
      'repository-ref-size',
      `the ref ${quoted(name)} is a file of ${text.length} characters`,
    );
  const line = text.replace(/\s+$/, '');
  if (OBJECT_ID.test(line)) return { id: line };
  const symbolic = /^ref:\s*(\S.*)$/.exec(line)?.[1];
  if (symbolic !== undefined && isRefName(symbolic)) return { ref: symbolic };
  throw new ArchiveError(
    name === 'HEAD' ? 'repository-head' : 'repository-ref-value',
    `the ref ${quoted(name)} names nothing: ${quoted(line)}`,
  );
}

/**
 * Reads the packed refs (git-pack-refs); the lines of what tags lead to are looked at and left out.
 * @throws ArchiveError
 */
export function readPackedRefs(text: string): ReadonlyMap<string, RefValue> {
  const refs = new Map<string, RefValue>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('^') && OBJECT_ID.test(line.slice(1)) && refs.size > 0) continue;
    const [, id = '', name = ''] = /^([0-9a-f]{40}) (\S+)$/.exec(line) ?? [];
    if (id === '')
      throw new ArchiveError('repository-ref-value', `its packed refs have the line ${quoted(line)}`);
    if (!isRefName(name)) throw badName(name);
    refs.set(name, { id });
    checkCount(refs.size);
  }
  return refs;
}

/** @throws ArchiveError when there are too many refs. */
export function checkCount(count: number): void {
  if (count > MOST_REFS)
    throw new ArchiveError('repository-too-large', `its repository has more than ${MOST_REFS} refs`);
}

/** A name that no ref may have. */
export function badName(name: string): ArchiveError {
  return new ArchiveError('repository-ref-name', `its repository has a ref named ${quoted(name)}`);
}

const REFLOG_LINE = /^([0-9a-f]{40}) ([0-9a-f]{40}) (?:[^<>\n]* )?<[^<>\n]*> \d+ [+-]\d{4}(?:\t.*)?$/;

/** The lines of a reflog that speak of objects which are there; git calls a repository with others damaged. */
export function soundReflog(text: string, has: (id: string) => boolean): string {
  const known = (id: string) => id === NO_OBJECT || has(id);
  return text
    .split('\n')
    .filter((line) => {
      const found = REFLOG_LINE.exec(line);
      return found !== null && known(found[1]!) && known(found[2]!);
    })
    .map((line) => `${line}\n`)
    .join('');
}
