import { resolvePath } from '@/engine/core/file-system';
import type { Commit } from '../objects/commit';
import { isObjectId, NULL_ID, type ObjectId, type ObjectType } from '../objects/object-id';
import { die } from '../program/failure';
import type { Repository } from '../program/repository';
import { REF_RULES, shortRefName } from '../refs/ref-name';
import { upstreamOf } from '../refs/upstream';
import { entryInTree } from '../staging/trees';
import { parseApproximateDate } from '../text/parse-date';
import { newestWithMessage } from './message-search';

/** What the reading of a revision depends on, beside the repository. */
export interface RevisionContext {
  /** Seconds since the epoch, for `@{yesterday}`. */
  readonly now?: number;
  /** The folder that `:./path` is seen from, relative to the top of the working tree, with its slash; ''. */
  readonly prefix?: string;
}

/** The full name of the ref that a short name means; undefined: none. */
export function expandRefName(repo: Repository, name: string): string | undefined {
  if (name === '') return undefined;
  for (const rule of REF_RULES) {
    const full = rule(name);
    if (repo.refs.read(full) !== undefined) return full;
  }
  return undefined;
}

/** Follows tags and commits to an object of a type; undefined: there is none behind it. */
export function peel(repo: Repository, id: ObjectId, type: ObjectType | 'any'): ObjectId | undefined {
  for (let at = id; ; ) {
    const found = repo.objects.typeOf(at);
    if (found === undefined) return undefined;
    if (found === type || (type === 'any' && found !== 'tag')) return at;
    if (found === 'tag') at = repo.objects.tag(at).target;
    else if (found === 'commit' && type === 'tree') at = repo.objects.commit(at).tree;
    else return undefined;
  }
}

/**
 * The object that a revision names (`HEAD~2^`, `v1^{tree}`, `main@{1}`, `@{u}`, `:path`, `abc1234`, …); undefined: none.
 * @throws GitFailure for a reflog that is too short, an upstream that is not set.
 */
export function resolveRevision(
  repo: Repository,
  text: string,
  context: RevisionContext = {},
): ObjectId | undefined {
  const suffix = /^(.*)(\^\{([^{}]*)\}|\^(\d*)|~(\d*))$/s.exec(text);
  if (suffix !== null && !text.startsWith(':')) {
    const [, base = '', , braces, parent, generation] = suffix;
    const id = resolveRevision(repo, base, context);
    if (id === undefined) return undefined;
    if (braces !== undefined) return peelTo(repo, id, braces);
    if (parent !== undefined) return nthParent(repo, id, parent === '' ? 1 : Number(parent));
    return nthAncestor(repo, id, generation === '' ? 1 : Number(generation));
  }
  const colon = text.indexOf(':');
  if (colon === 0) return fromIndexOrMessage(repo, text.slice(1), context);
  if (colon > 0 && !text.slice(0, colon).includes('@{')) {
    const tree = resolveTree(repo, text.slice(0, colon), context);
    if (tree === undefined) return undefined;
    return entryInTree(repo.objects, tree, pathFrom(text.slice(colon + 1), context.prefix))?.id;
  }
  return resolveBase(repo, text, context);
}

/** The commit that a revision names, through tags; undefined: it names none. */
export function resolveCommit(
  repo: Repository,
  text: string,
  context: RevisionContext = {},
): Commit | undefined {
  const id = resolveRevision(repo, text, context);
  const commit = id === undefined ? undefined : peel(repo, id, 'commit');
  return commit === undefined ? undefined : repo.objects.commit(commit);
}

/** The tree that a revision names, through tags and commits. */
export function resolveTree(
  repo: Repository,
  text: string,
  context: RevisionContext = {},
): ObjectId | undefined {
  const id = resolveRevision(repo, text, context);
  return id === undefined ? undefined : peel(repo, id, 'tree');
}

function peelTo(repo: Repository, id: ObjectId, wanted: string): ObjectId | undefined {
  if (wanted === '') return peel(repo, id, 'any');
  if (wanted === 'object') return id;
  if (wanted.startsWith('/')) return newestWithMessage(repo, [id], wanted.slice(1));
  if (wanted === 'commit' || wanted === 'tree' || wanted === 'blob' || wanted === 'tag')
    return peel(repo, id, wanted);
  return undefined;
}

function nthParent(repo: Repository, id: ObjectId, n: number): ObjectId | undefined {
  const commit = peel(repo, id, 'commit');
  if (commit === undefined) return undefined;
  return n === 0 ? commit : repo.objects.commit(commit).parents[n - 1];
}

function nthAncestor(repo: Repository, id: ObjectId, n: number): ObjectId | undefined {
  let at = peel(repo, id, 'commit');
  for (let step = 0; step < n && at !== undefined; step++) at = repo.objects.commit(at).parents[0];
  return at;
}

const pathFrom = (path: string, prefix = ''): string =>
  path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..'
    ? resolvePath(`/${prefix}`, path).slice(1)
    : path;

function fromIndexOrMessage(repo: Repository, text: string, context: RevisionContext): ObjectId | undefined {
  if (text.startsWith('/')) {
    const starts = [repo.refs.head().id, ...repo.refs.list().map((ref) => ref.id)];
    const commits = starts.flatMap((id) => (id === undefined ? [] : (peel(repo, id, 'commit') ?? [])));
    return newestWithMessage(repo, commits, text.slice(1));
  }
  const staged = /^([0-3]):(.*)$/s.exec(text);
  const path = pathFrom(staged === null ? text : staged[2]!, context.prefix);
  const stage = staged === null ? 0 : Number(staged[1]);
  const index = repo.readIndex();
  if (stage === 0) return index.get(path)?.id;
  return index.stages(path)?.[stage as 1 | 2 | 3]?.id;
}

function resolveBase(repo: Repository, text: string, context: RevisionContext): ObjectId | undefined {
  if (isObjectId(text)) return text;
  const at = /^(.*)@\{([^{}]*)\}$/s.exec(text);
  if (at !== null) return resolveAt(repo, at[1]!, at[2]!, context);
  const full = expandRefName(repo, text === '@' ? 'HEAD' : text);
  if (full !== undefined) return repo.refs.read(full);
  const described = /-g([0-9a-f]{4,40})$/.exec(text)?.[1];
  const prefix = described ?? (/^[0-9a-f]{4,39}$/i.test(text) ? text.toLowerCase() : undefined);
  return prefix === undefined ? undefined : uniqueWithPrefix(repo, prefix);
}

/** Of several objects with one prefix, a single commit (or tag of one) is meant. */
function uniqueWithPrefix(repo: Repository, prefix: string): ObjectId | undefined {
  const ids = repo.objects.withPrefix(prefix);
  if (ids.length <= 1) return ids[0];
  const commits = ids.filter((id) => repo.objects.typeOf(id) === 'commit');
  return commits.length === 1 ? commits[0] : undefined;
}

function resolveAt(
  repo: Repository,
  name: string,
  inside: string,
  context: RevisionContext,
): ObjectId | undefined {
  if (name === '' && /^-\d+$/.test(inside)) {
    const previous = previousCheckout(repo, Number(inside.slice(1)));
    return previous === undefined ? undefined : resolveRevision(repo, previous, context);
  }
  if (/^(u|upstream|push)$/i.test(inside)) {
    const tracking = upstreamRef(repo, name);
    return repo.refs.read(tracking);
  }
  const head = repo.refs.head();
  const ref = name === '' ? (head.ref ?? 'HEAD') : expandRefName(repo, name === '@' ? 'HEAD' : name);
  if (ref === undefined) return undefined;
  if (!repo.reflogs.has(ref)) return undefined;
  const entries = repo.reflogs.read(ref);
  const shown = name === '' && head.ref !== undefined ? shortRefName(head.ref) : name;
  if (/^\d+$/.test(inside)) {
    const n = Number(inside);
    if (n === 0) return repo.refs.read(ref);
    // A step in which the ref came into being (after a rename) does not count: what was before it is meant.
    const step = entries.findLastIndex((entry, i) => entries.length - i >= n && entry.oldId !== NULL_ID);
    if (step !== -1) return entries[step]!.oldId;
    return die(`log for '${shown}' only has ${entries.length} entries`);
  }
  const seconds = parseApproximateDate(inside, context.now ?? 0);
  if (seconds === undefined) return undefined;
  return (entries.findLast((entry) => entry.who.seconds <= seconds) ?? entries[0])?.newId;
}

/** The tracking ref of a branch ('' or HEAD: the current one). @throws GitFailure when there is none. */
export function upstreamRef(repo: Repository, name: string): string {
  const head = repo.refs.head();
  const isHead = name === '' || name === 'HEAD' || name === '@';
  if (isHead && head.ref === undefined) return die('HEAD does not point to a branch');
  const branch = isHead ? head.ref!.replace('refs/heads/', '') : name;
  if (!isHead && repo.refs.read(`refs/heads/${branch}`) === undefined)
    return die(`no such branch: '${name}'`);
  if (isHead && head.id === undefined) return die(`no such branch: '${branch}'`);
  const upstream = upstreamOf(repo.config, branch);
  if (upstream === undefined) return die(`no upstream configured for branch '${branch}'`);
  return (
    upstream.trackingRef ?? die(`upstream branch '${upstream.merge}' not stored as a remote-tracking branch`)
  );
}

/** The branch (or commit) that was checked out `n` switches ago, from HEAD's reflog; undefined: not so many. */
export function previousCheckout(repo: Repository, n: number): string | undefined {
  let left = n;
  for (const entry of repo.reflogs.read('HEAD').reverse()) {
    const match = /^checkout: moving from (\S+) to /.exec(entry.message);
    if (match !== null && --left === 0) return match[1];
  }
  return undefined;
}
