import { resetCommand } from '../commands/reset';
import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import { filesOfTree } from '../staging/trees';
import { createStash, type MadeStash, type StashRequest } from './create-stash';
import { storeStash } from './stash-list';

export interface PushStashOptions extends StashRequest {
  /** What is staged stays as it is. */
  readonly keepIndex: boolean;
  readonly quiet: boolean;
}

/** Puts local changes aside. @returns whether there were any. @throws GitFailure over a conflict, or a pathspec that matches nothing. */
export function pushStash(context: CommandContext, options: PushStashOptions): boolean {
  const { repo } = context;
  const index = repo.readIndex();
  const { specs } = options;
  if (options.untracked === 'no' && !specs.isEmpty) {
    const unmatched = specs.unmatched(index.paths());
    for (const { text } of unmatched)
      context.errorLine(
        `error: pathspec ':(,prefix:${context.prefix.length})${context.prefix}${text}' did not match any file(s) known to git`,
      );
    if (unmatched.length > 0) throw new GitFailure("Did you forget to 'git add'?", 1);
  }
  if (index.isUnmerged) {
    for (const path of index.unmergedPaths()) context.line(`${path}: needs merge`);
    throw new GitFailure('', 1);
  }
  const made = createStash(context, options);
  if (made === undefined) {
    if (!options.quiet) context.line('No local changes to save');
    return false;
  }
  storeStash(context, made.id, made.message);
  if (!options.quiet) context.line(`Saved working directory and index state ${made.message}`);
  if (options.staged) {
    unstage(context);
    if (!options.keepIndex && specs.isEmpty) resetCommand.run(context.with({ args: ['-q', '--refresh'] }));
  } else takeAway(context, options, made);
  return true;
}

/** Makes index and working tree as HEAD is, for what went into the stash. */
function takeAway(context: CommandContext, options: PushStashOptions, made: MadeStash): void {
  const { repo, worktree } = context;
  const { objects } = repo;
  const head = repo.objects.commit(repo.refs.head().id!);
  for (const path of made.untracked) worktree.remove(path);
  if (options.specs.isEmpty) resetCommand.run(context.with({ args: ['--hard', '-q'] }));
  const index = repo.readIndex();
  if (!options.specs.isEmpty) {
    const inHead = filesOfTree(objects, head.tree);
    for (const path of new Set([...inHead.keys(), ...index.paths()])) {
      if (!options.specs.matches(path)) continue;
      const entry = inHead.get(path);
      if (entry === undefined) {
        worktree.remove(path);
        index.remove(path);
      } else {
        worktree.write(path, entry.mode, objects.blob(entry.id));
        index.set({ path, ...entry, stage: 0, stat: worktree.stat(path) });
      }
    }
  }
  if (options.keepIndex) {
    const staged = filesOfTree(objects, made.indexTree);
    for (const path of index.paths()) {
      if (staged.has(path) || !options.specs.matches(path)) continue;
      worktree.remove(path);
      index.remove(path);
    }
    for (const [path, entry] of staged) {
      const current = index.get(path);
      if (!options.specs.matches(path) || (current?.id === entry.id && current.mode === entry.mode)) continue;
      worktree.write(path, entry.mode, objects.blob(entry.id));
      index.makeRoom(path);
      index.set({ path, ...entry, stage: 0, stat: worktree.stat(path) });
    }
  }
  index.save(repo.fs, repo.gitDir);
}

/** `--staged`: takes back what was staged and leaves other changes in the working tree. */
function unstage(context: CommandContext): void {
  const { repo, worktree } = context;
  const head = repo.objects.commit(repo.refs.head().id!);
  const index = repo.readIndex();
  const inHead = filesOfTree(repo.objects, head.tree);
  for (const path of new Set([...inHead.keys(), ...index.paths()])) {
    const [entry, current] = [inHead.get(path), index.get(path)];
    if (entry?.id === current?.id && entry?.mode === current?.mode) continue;
    const isClean = current === undefined || !worktree.differs(current, index);
    if (entry === undefined) {
      if (isClean) worktree.remove(path);
      index.remove(path);
    } else {
      if (isClean) worktree.write(path, entry.mode, repo.objects.blob(entry.id));
      index.set({ path, ...entry, stage: 0, stat: worktree.stat(path) });
    }
  }
  index.save(repo.fs, repo.gitDir);
}
