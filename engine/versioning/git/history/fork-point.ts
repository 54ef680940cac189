import type { ObjectId } from '../objects/object-id';
import { NULL_ID } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { mergeBases } from './merge-base';

/**
 * Where a branch left another one, with the help of that one's reflog: also when it has been rewritten since
 * (`git merge-base --fork-point`). Undefined: it cannot be told.
 * @param ref in full
 */
export function forkPoint(repo: Repository, ref: string, commit: ObjectId): ObjectId | undefined {
  const tip = repo.refs.read(ref);
  const past = repo.reflogs.read(ref).flatMap(({ oldId, newId }) => [oldId, newId]);
  const points = new Set([...past, ...(tip === undefined ? [] : [tip])]);
  points.delete(NULL_ID);
  const known = [...points].filter((id) => repo.objects.typeOf(id) === 'commit');
  if (known.length === 0) return undefined;
  const bases = mergeBases(repo.objects, commit, known);
  return bases.length === 1 && points.has(bases[0]!) ? bases[0] : undefined;
}
