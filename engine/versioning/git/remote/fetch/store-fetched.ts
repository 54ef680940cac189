import { isAncestor } from '../../history/merge-base';
import { peel } from '../../history/revision';
import { NULL_ID } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import type { FetchTable } from './fetch-display';
import type { FetchItem } from './fetch-map';

/** How a fetch stores what it got. */
export interface StoreOptions {
  /** The URL as FETCH_HEAD names it. */
  readonly url: string;
  /** Overwrite whatever the refs here say (`--force`). */
  readonly force: boolean;
  readonly dryRun: boolean;
  /** Also print refs that did not move (`-v`). */
  readonly verbose: boolean;
  /** The command as the reflog names it. */
  readonly action: string;
  /** Also move the branch that is checked out (`--update-head-ok`). */
  readonly updateHead: boolean;
}

const KINDS: readonly (readonly [prefix: string, kind: string])[] = [
  ['refs/heads/', 'branch'],
  ['refs/tags/', 'tag'],
  ['refs/remotes/', 'remote-tracking branch'],
];

/** What kind of ref a name is, and what it is called among its kind. */
export function kindOfRef(name: string): { readonly kind: string; readonly what: string } {
  if (name === 'HEAD') return { kind: '', what: '' };
  const known = KINDS.find(([prefix]) => name.startsWith(prefix));
  return known === undefined
    ? { kind: '', what: name }
    : { kind: known[1], what: name.slice(known[0].length) };
}

function fetchHeadLine({ id, source, use }: FetchItem, url: string): string {
  const { kind, what } = kindOfRef(source);
  const note = what === '' ? '' : `${kind === '' ? '' : `${kind} `}'${what}' of `;
  return `${id}\t${use === 'merge' ? '' : 'not-for-merge'}\t${note}${url}\n`;
}

const ORDER = ['merge', 'not-for-merge', 'ignore'] as const;

/**
 * Writes FETCH_HEAD, moves the refs and prints a line for each.
 * @returns whether all refs could be stored.
 */
export function storeFetched(
  context: CommandContext,
  items: readonly FetchItem[],
  table: FetchTable,
  options: StoreOptions,
): boolean {
  const { repo } = context;
  let complete = true;
  let fetchHead = '';
  for (const use of ORDER)
    for (const item of items) {
      const isCommit = peel(repo, item.id, 'commit') !== undefined;
      const actual = isCommit || item.use === 'ignore' ? item.use : 'not-for-merge';
      if (actual !== use) continue;
      if (use !== 'ignore') fetchHead += fetchHeadLine({ ...item, use: actual }, options.url);
      if (item.target !== undefined)
        complete = storeOne(context, item, item.target, table, options) && complete;
      else {
        const { kind, what } = kindOfRef(item.source);
        table.line('*', kind === '' ? 'branch' : kind, what === '' ? 'HEAD' : what, 'FETCH_HEAD');
      }
    }
  const path = `${repo.gitDir}/FETCH_HEAD`;
  if (!options.dryRun) repo.fs.write(path, (repo.fs.isFile(path) ? repo.fs.readText(path) : '') + fetchHead);
  return complete;
}

/** Moves one ref, if it may move. */
function storeOne(
  context: CommandContext,
  item: FetchItem,
  target: string,
  table: FetchTable,
  options: StoreOptions,
): boolean {
  const { repo } = context;
  const { objects } = repo;
  const { source, id } = item;
  const old = repo.refs.read(target);
  const short = target;
  const move = (message: string): void => {
    if (!options.dryRun) repo.refs.update(target, id, context.note(`${options.action}: ${message}`));
  };
  const force = options.force || item.force;
  if (old === id) {
    if (options.verbose) table.line('=', '[up to date]', source, short);
    return true;
  }
  if (
    repo.worktree !== undefined &&
    !options.updateHead &&
    repo.refs.head().ref === target &&
    old !== undefined
  ) {
    table.line('!', '[rejected]', source, short, "can't fetch in current branch");
    return false;
  }
  if (old !== undefined && target.startsWith('refs/tags/')) {
    if (!force) {
      table.line('!', '[rejected]', source, short, 'would clobber existing tag');
      return false;
    }
    move('updating tag');
    table.line('t', '[tag update]', source, short);
    return true;
  }
  const commit = peel(repo, id, 'commit');
  if (old === undefined || old === NULL_ID) {
    const [message, summary] = source.startsWith('refs/tags/')
      ? ['storing tag', '[new tag]']
      : source.startsWith('refs/heads/')
        ? ['storing head', '[new branch]']
        : ['storing ref', '[new ref]'];
    if (target.startsWith('refs/heads/') && commit === undefined)
      die(`cannot update ref '${target}': trying to write non-commit object ${id} to branch '${target}'`);
    move(message);
    table.line('*', summary, source, short);
    return true;
  }
  const from = peel(repo, old, 'commit');
  const [oldShort, newShort] = [objects.abbreviate(old), objects.abbreviate(id)];
  if (from !== undefined && commit !== undefined && isAncestor(objects, from, commit)) {
    move('fast-forward');
    table.line(' ', `${oldShort}..${newShort}`, source, short);
    return true;
  }
  if (force) {
    move('forced-update');
    table.line('+', `${oldShort}...${newShort}`, source, short, 'forced update');
    return true;
  }
  table.line('!', '[rejected]', source, short, 'non-fast-forward');
  return false;
}
