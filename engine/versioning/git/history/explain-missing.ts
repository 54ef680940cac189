import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { resolveRevision, resolveTree } from './revision';

const existsOnDisk = (context: CommandContext, path: string): boolean =>
  context.repo.worktree !== undefined && context.repo.worktree.node(path) !== undefined;

/**
 * Ends with the reason when an argument looks like `rev:path` or `:path` and names nothing; does nothing for any other.
 */
export function explainMissing(context: CommandContext, argument: string): void {
  const { repo } = context;
  const colon = argument.indexOf(':');
  if (colon === -1 || /^:[/(!^]/.test(argument)) return;
  if (resolveRevision(repo, argument, context.revisions) !== undefined) return;
  if (colon === 0) {
    const staged = /^:([0-3]):(.*)$/s.exec(argument);
    const path = staged?.[2] ?? argument.slice(1);
    const stage = Number(staged?.[1] ?? 0);
    const index = repo.readIndex();
    if (index.has(path))
      die(
        `path '${path}' is in the index, but not at stage ${stage}\nhint: Did you mean ':${index.get(path) === undefined ? 1 : 0}:${path}'?`,
      );
    if (existsOnDisk(context, path)) die(`path '${path}' exists on disk, but not in the index`);
    die(`path '${path}' does not exist (neither on disk nor in the index)`);
  }
  const revision = argument.slice(0, colon);
  const path = argument.slice(colon + 1);
  if (resolveTree(repo, revision, context.revisions) === undefined) die(`invalid object name '${revision}'.`);
  if (existsOnDisk(context, path)) die(`path '${path}' exists on disk, but not in '${revision}'`);
  die(`path '${path}' does not exist in '${revision}'`);
}
