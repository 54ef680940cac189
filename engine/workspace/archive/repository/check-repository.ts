import type { FileMark } from '../../../core/files';
import { ArchiveError, quoted } from '../archive-error';
import type { ArchiveLimits } from '../limits';
import { readIndexIds } from './index-entries';
import { ObjectGraph } from './object-graph';
import type { RefValue } from './ref-files';
import { badName, checkCount, isRefName, readPackedRefs, readRef, soundReflog } from './ref-files';
import { emptyWantedFolders, fateOf, isMadeAnew, refuseFate } from './repository-files';
import { safeConfig } from './safe-config';

/** What an imported repository is, for people. */
export interface RepositorySummary {
  /** The branch that HEAD is on; null: HEAD is detached. */
  readonly branch: string | null;
  readonly commits: number;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
}

/** A repository that was checked, and what was left out of it or changed in it, in words. */
export interface CheckedRepository {
  readonly summary: RepositorySummary;
  readonly notes: readonly string[];
}

const GIT = '.git/';
/** Files that name one object; those that name none are left out. */
const PSEUDO_REFS = ['ORIG_HEAD', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'BISECT_EXPECTED_REV'];

/**
 * Checks the repository in `files` as `git fsck --strict --full` would, and makes it harmless: hooks, unknown files and
 * dangerous settings are taken out of `files`, in place.
 * @throws ArchiveError for what cannot be mended.
 */
export function checkRepository(
  files: Map<string, Uint8Array>,
  marks: Map<string, FileMark>,
  limits: ArchiveLimits,
): CheckedRepository {
  const notes = sortOut(files, marks);
  const text = (path: string) => textOf(files.get(GIT + path));
  const head = text('HEAD');
  if (head === null) throw new ArchiveError('repository-incomplete', 'its repository has no HEAD');
  const graph = ObjectGraph.read(files, limits);
  const refs = readRefs(files);
  const headValue = readRef('HEAD', head);
  const idOf = (value: RefValue): string | undefined => {
    let now: RefValue | undefined = value;
    for (let hops = 0; now !== undefined && 'ref' in now && hops < 6; hops++) now = refs.get(now.ref);
    return now !== undefined && 'id' in now ? now.id : undefined;
  };
  const roots: string[] = [];
  for (const [name, value] of [...refs, ['HEAD', headValue] as const]) {
    const id = idOf(value);
    // Before its first commit a repository is on a branch that is not there yet.
    if (id === undefined && name === 'HEAD') continue;
    if (id === undefined || !graph.has(id))
      throw new ArchiveError('repository-ref-broken', `the ref ${quoted(name)} leads to nothing`);
    const mustBeCommit = name === 'HEAD' || name.startsWith('refs/heads/');
    if (mustBeCommit && graph.typeOf(id) !== 'commit')
      throw new ArchiveError('repository-ref-broken', `the ref ${quoted(name)} leads to no commit`);
    roots.push(id);
  }
  const index = files.get(`${GIT}index`);
  if (index !== undefined) roots.push(...readIndexIds(index));
  roots.push(...mendPseudoRefs(files, graph, notes), ...mendReflogs(files, graph, notes));
  const commits = graph.checkReachable(roots);
  mendConfig(files, notes);
  for (const folder of emptyWantedFolders([...files.keys(), ...marks.keys()])) marks.set(folder, 'folder');
  for (const path of [...marks.keys()])
    if (path.startsWith(GIT) && marks.get(path) === 'executable') marks.delete(path);
  const named = (prefix: string) =>
    [...refs.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return {
    summary: {
      branch: 'ref' in headValue ? headValue.ref.replace('refs/heads/', '') : null,
      commits,
      branches: named('refs/heads/').sort(),
      tags: named('refs/tags/').sort(),
    },
    notes,
  };
}

/** Takes out what is dropped, and says so. @throws ArchiveError for what cannot be held. */
function sortOut(files: Map<string, Uint8Array>, marks: Map<string, FileMark>): string[] {
  const dropped: string[] = [];
  for (const path of [...files.keys(), ...marks.keys()]) {
    if (!path.startsWith(GIT)) continue;
    const inner = path.slice(GIT.length);
    if (marks.get(path) === 'folder') {
      if (!/^(objects|refs|logs|info)(\/|$)/.test(inner)) marks.delete(path);
      continue;
    }
    const fate = fateOf(inner);
    refuseFate(fate, inner);
    if (fate !== 'drop') continue;
    files.delete(path);
    marks.delete(path);
    if (!isMadeAnew(inner)) dropped.push(inner);
  }
  const hooks = dropped.filter((path) => path.startsWith('hooks/'));
  const others = dropped.filter((path) => !path.startsWith('hooks/'));
  return [
    ...(hooks.length > 0
      ? [`Hooks were left out, because they run programs: ${hooks.map((path) => path.slice(6)).join(', ')}.`]
      : []),
    ...(others.length > 0
      ? [`Left out of .git: ${others.slice(0, 5).join(', ')}${others.length > 5 ? ', …' : ''}.`]
      : []),
  ];
}

function readRefs(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, RefValue> {
  const refs = new Map<string, RefValue>(readPackedRefs(textOf(files.get(`${GIT}packed-refs`)) ?? ''));
  for (const [path, bytes] of files) {
    if (!path.startsWith(`${GIT}refs/`)) continue;
    const name = path.slice(GIT.length);
    if (!isRefName(name)) throw badName(name);
    if (bytes.length > 1_000)
      throw new ArchiveError(
        'repository-ref-size',
        `the ref ${quoted(name)} is a file of ${bytes.length} bytes`,
      );
    refs.set(name, readRef(name, textOf(bytes) ?? ''));
    checkCount(refs.size);
  }
  return refs;
}

/** Files such as ORIG_HEAD that lead to nothing are left out. Returns the ids that the others name. */
function mendPseudoRefs(files: Map<string, Uint8Array>, graph: ObjectGraph, notes: string[]): string[] {
  return PSEUDO_REFS.flatMap((name) => {
    const text = textOf(files.get(GIT + name));
    if (text === null) return [];
    const ids = text.split('\n').filter((line) => line !== '');
    if (ids.every((id) => graph.has(id))) return ids;
    files.delete(GIT + name);
    notes.push(`${name} was left out: it leads to nothing.`);
    return [];
  });
}

/** Lines of reflogs that speak of objects which are gone are left out. Returns the ids that the others name. */
function mendReflogs(files: Map<string, Uint8Array>, graph: ObjectGraph, notes: string[]): string[] {
  const ids: string[] = [];
  for (const [path, bytes] of files) {
    if (!path.startsWith(`${GIT}logs/`)) continue;
    const text = textOf(bytes) ?? '';
    const sound = soundReflog(text, (id) => graph.isCommit(id));
    if (sound !== text) {
      files.set(path, new TextEncoder().encode(sound));
      notes.push(`Lines of the reflog ${path.slice(GIT.length + 5)} were left out: their commits are gone.`);
    }
    for (const line of sound.split('\n'))
      ids.push(
        ...line
          .slice(0, 81)
          .split(' ')
          .filter((id) => graph.has(id)),
      );
  }
  return ids;
}

function mendConfig(files: Map<string, Uint8Array>, notes: string[]): void {
  const path = `${GIT}config`;
  const bytes = files.get(path);
  if (bytes === undefined)
    throw new ArchiveError('repository-incomplete', 'its repository has no configuration (.git/config)');
  const text = textOf(bytes);
  if (text === null)
    throw new ArchiveError('repository-config', 'the configuration of its repository is no text');
  const config = safeConfig(text);
  if (config.removed.length === 0) return;
  files.set(path, new TextEncoder().encode(config.text));
  notes.push(
    `Settings that could run programs or read other files were taken out of .git/config: ${config.removed.join(', ')}.`,
  );
}

/** Bytes as text; null when there are none or they are not UTF-8. */
function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
