import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import type { ReflogEntry } from '../refs/reflog';
import { STASH_REF } from './stash-entry';

/** All stashes, newest first. */
export const stashes = ({ repo }: CommandContext): ReflogEntry[] => repo.reflogs.read(STASH_REF).reverse();

/** Puts a stash at the head of the list. */
export function storeStash(context: CommandContext, id: ObjectId, message: string): void {
  context.repo.refs.update(STASH_REF, id, context.note(message, true));
}

/** Takes one out of the list; those after it move up. @param name as messages name the list. */
export function dropStash(context: CommandContext, index: number, name: string): void {
  const { refs, reflogs } = context.repo;
  const entries = reflogs.read(STASH_REF);
  const at = entries.length - 1 - index;
  const gone = entries[at];
  if (gone === undefined) die(`log for '${name}' only has ${entries.length} entries`);
  const kept = entries.flatMap((entry, i) => {
    if (i === at) return [];
    return [i === at + 1 ? { ...entry, oldId: gone.oldId } : entry];
  });
  if (kept.length === 0) {
    clearStashes(context);
    return;
  }
  refs.writePseudo(STASH_REF, kept.at(-1)!.newId);
  reflogs.replace(STASH_REF, kept);
}

/** Forgets all stashes. */
export function clearStashes({ repo }: CommandContext): void {
  repo.refs.remove(STASH_REF);
}
