import { baseOf } from '@/engine/core/file-system';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { flag, parseArguments } from '../program/options';
import type { Index } from '../staging/index-file';
import { parsePathspec } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'mv',
  usage: 'mv [<options>] <source>... <destination>',
  specs: {
    verbose: flag('v', 'verbose'),
    dryRun: flag('n', 'dry-run'),
    force: flag('f', 'force'),
    skip: flag('k'),
  },
  lacking: ['--sparse'],
} as const;

interface Move {
  readonly from: string;
  readonly to: string;
  readonly isFolder: boolean;
}

/** Why a move cannot be done; undefined: it can. */
function refusal(context: CommandContext, index: Index, move: Move, force: boolean): string | undefined {
  const { worktree } = context;
  const source = worktree.node(move.from);
  const target = worktree.node(move.to);
  if (source === undefined) return 'bad source';
  if (move.to === move.from || move.to.startsWith(`${move.from}/`))
    return 'can not move directory into itself';
  if (source.kind === 'folder') {
    if (target !== undefined && target.kind !== 'folder') return 'cannot move directory over file';
    return index.pathsBelow(`${move.from}/`).length === 0 ? 'source directory is empty' : undefined;
  }
  if (!index.has(move.from)) return 'not under version control';
  if (index.stages(move.from) !== undefined) return 'conflicted';
  if (target === undefined) return undefined;
  if (!force) return 'destination exists';
  return target.kind === 'folder' ? 'Cannot overwrite' : undefined;
}

/** `git mv`: moves files, and the index with them. */
export const mvCommand: GitCommand = {
  name: 'mv',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree } = context;
    const given = [...operands, ...(paths ?? [])];
    if (given.length < 2) die('usage: git mv [<options>] <source>... <destination>', 129);
    const pathOf = (text: string) => parsePathspec(text, context.prefix, worktree.root).path;
    const last = given.at(-1)!;
    const target = pathOf(last);
    const intoFolder = target === '' || worktree.node(target)?.kind === 'folder';
    if (!intoFolder && given.length > 2) die(`destination '${last.replace(/\/$/, '')}' is not a directory`);
    const index = repo.readIndex();
    const moves: Move[] = [];
    for (const text of given.slice(0, -1)) {
      const from = pathOf(text);
      const to = intoFolder ? `${target === '' ? '' : `${target}/`}${baseOf(`/${from}`)}` : target;
      const move = { from, to, isFolder: worktree.node(from)?.kind === 'folder' };
      const reason =
        refusal(context, index, move, options.force === true) ??
        (last.endsWith('/') && !intoFolder && !move.isFolder
          ? 'destination directory does not exist'
          : undefined);
      if (options.dryRun === true) context.line(`Checking rename of '${from}' to '${to}'`);
      if (reason === undefined && moves.some((other) => other.to === to))
        die(`multiple sources for the same target, source=${from}, destination=${to}`);
      if (reason === undefined) moves.push(move);
      else if (options.skip !== true) {
        const shown = reason === 'destination directory does not exist' ? `${to}/` : to;
        die(`${reason}, source=${from}, destination=${shown}`);
      }
    }
    for (const move of moves) {
      if (options.verbose === true || options.dryRun === true)
        context.line(`Renaming ${move.from} to ${move.to}`);
      if (options.dryRun !== true) moveOne(context, index, move);
    }
    if (options.dryRun !== true) index.save(repo.fs, repo.gitDir);
    return 0;
  },
};

function moveOne(context: CommandContext, index: Index, { from, to, isFolder }: Move): void {
  const { worktree } = context;
  const parent = to.includes('/') ? to.slice(0, to.lastIndexOf('/')) : '';
  if (worktree.node(parent)?.kind !== 'folder') die(`renaming '${from}' failed: No such file or directory`);
  worktree.fs.move(worktree.absolute(from), worktree.absolute(to));
  const paths = isFolder ? index.pathsBelow(`${from}/`) : [from];
  for (const path of paths) {
    const entry = index.get(path);
    if (entry === undefined) continue;
    index.remove(path);
    const moved = to + path.slice(from.length);
    index.makeRoom(moved);
    index.set({ ...entry, path: moved });
  }
}
