import { bytesToHex } from '@noble/hashes/utils.js';
import { ArchiveError, quoted } from '../archive-error';
import { isGitLookalike } from '../names';
import type { GitObject, ObjectType } from './object-id';

/** What an object refers to, and of which type that must be; `any`: a tag says. */
export interface ObjectLink {
  readonly id: string;
  readonly type: ObjectType;
}

const latin1 = new TextDecoder('latin1');
const IDENTITY = /^(?:[^<>\n]* )?<[^<>\n]*> \d{1,20} [+-]\d{4}$/;
const TREE_MODES: Readonly<Record<string, ObjectType>> = {
  '40000': 'tree',
  '100644': 'blob',
  '100664': 'blob',
  '100755': 'blob',
  '120000': 'blob',
};

/**
 * What an object refers to; its form is checked as `git fsck` does.
 * @throws ArchiveError
 */
export function linksOf(id: string, object: GitObject): readonly ObjectLink[] {
  switch (object.type) {
    case 'blob':
      return [];
    case 'tree':
      return treeLinks(id, object.content);
    case 'commit':
      return commitLinks(id, object.content);
    case 'tag':
      return tagLinks(id, object.content);
  }
}

function bad(id: string, reason: string): ArchiveError {
  return new ArchiveError('repository-object', `the object ${id} of its repository ${reason}`, { id });
}

function treeLinks(id: string, content: Uint8Array): readonly ObjectLink[] {
  const links: ObjectLink[] = [];
  let before: string | null = null;
  const names = new Set<string>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const end = space === -1 ? -1 : content.indexOf(0, space);
    if (end === -1 || end + 21 > content.length) throw bad(id, 'is a tree that breaks off');
    const mode = latin1.decode(content.subarray(at, space));
    const name = latin1.decode(content.subarray(space + 1, end));
    const type = TREE_MODES[mode];
    if (mode === '160000')
      throw new ArchiveError(
        'repository-submodule',
        `its repository has a submodule (${quoted(name)}), which the lab cannot hold`,
      );
    if (type === undefined) throw bad(id, `has an entry of the unknown mode ${quoted(mode)}`);
    checkTreeName(id, name, new TextDecoder().decode(content.subarray(space + 1, end)));
    const sorted: string = type === 'tree' ? `${name}/` : name;
    if (names.has(name) || (before !== null && before >= sorted)) throw bad(id, 'is a tree out of order');
    names.add(name);
    before = sorted;
    links.push({ id: bytesToHex(content.subarray(end + 1, end + 21)), type });
    at = end + 21;
  }
  return links;
}

function checkTreeName(id: string, raw: string, name: string): void {
  if (
    raw === '' ||
    raw.includes('/') ||
    raw === '.' ||
    raw === '..' ||
    raw === '.git' ||
    isGitLookalike(name)
  )
    throw bad(id, `has an entry named ${quoted(name)}`);
}

/** The header lines of a commit or tag; lines that go on (of signatures) stay with theirs. */
function headerOf(content: Uint8Array): readonly string[] {
  const text = latin1.decode(content);
  const end = text.indexOf('\n\n');
  return (end === -1 ? text.replace(/\n$/, '') : text.slice(0, end)).split('\n');
}

function commitLinks(id: string, content: Uint8Array): readonly ObjectLink[] {
  const [tree = '', ...rest] = headerOf(content);
  const links: ObjectLink[] = [{ id: idIn(id, tree, 'tree '), type: 'tree' }];
  let at = 0;
  for (; rest[at]?.startsWith('parent '); at++)
    links.push({ id: idIn(id, rest[at]!, 'parent '), type: 'commit' });
  for (const who of ['author ', 'committer ']) {
    const line = rest[at++] ?? '';
    if (!line.startsWith(who) || !IDENTITY.test(line.slice(who.length)))
      throw bad(id, `is a commit without a whole ${who.trim()}`);
  }
  return links;
}

function tagLinks(id: string, content: Uint8Array): readonly ObjectLink[] {
  const [object = '', type = '', name = ''] = headerOf(content);
  const kind = type.replace(/^type /, '');
  if (
    !type.startsWith('type ') ||
    !['commit', 'tree', 'blob', 'tag'].includes(kind) ||
    !name.startsWith('tag ')
  )
    throw bad(id, 'is a tag that is not whole');
  return [{ id: idIn(id, object, 'object '), type: kind as ObjectType }];
}

function idIn(id: string, line: string, word: string): string {
  const found = line.startsWith(word) ? line.slice(word.length) : '';
  if (!/^[0-9a-f]{40}$/.test(found)) throw bad(id, `lacks its line "${word.trim()}"`);
  return found;
}
