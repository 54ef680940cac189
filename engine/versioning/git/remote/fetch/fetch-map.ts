import type { ObjectId } from '../../objects/object-id';
import { die } from '../../program/failure';
import { mapRef, type Refspec } from '../refspec';
import { findRemoteRef, type RemoteRef } from '../remote-refs';

/** One ref to be fetched. */
export interface FetchItem {
  /** Over there, in full; or `HEAD`, or an object id. */
  readonly source: string;
  readonly id: ObjectId;
  /** Where it is stored here, in full; undefined: only FETCH_HEAD tells of it. */
  readonly target: string | undefined;
  readonly force: boolean;
  /** What FETCH_HEAD says: to be merged, not to be merged, nothing. */
  use: 'merge' | 'not-for-merge' | 'ignore';
}

function localRefName(name: string): string {
  if (name.startsWith('refs/')) return name;
  return /^(heads|tags|remotes)\//.test(name) ? `refs/${name}` : `refs/heads/${name}`;
}

/**
 * The items that one refspec asks for.
 * @param missing what a ref that is not there means: an end of the command, or nothing.
 * @throws GitFailure `couldn't find remote ref …`.
 */
export function itemsOf(
  refs: readonly RemoteRef[],
  spec: Refspec,
  missing: 'die' | 'skip' = 'die',
): FetchItem[] {
  const { force } = spec;
  if (spec.isPattern) {
    return refs.flatMap(({ name, id }) => {
      const target = mapRef(spec, name);
      return target === undefined
        ? []
        : [{ source: name, id, target: target || undefined, force, use: 'not-for-merge' as const }];
    });
  }
  const found = findRemoteRef(refs, spec.source === '' ? 'HEAD' : spec.source);
  if (found === undefined) return missing === 'skip' ? [] : die(`couldn't find remote ref ${spec.source}`);
  const target = spec.target === undefined || spec.target === '' ? undefined : localRefName(spec.target);
  return [{ source: found.name, id: found.id, target, force, use: 'not-for-merge' }];
}

/** Takes out repeated pairs. @throws GitFailure when two refs are to be stored in one place. */
export function withoutRepeats(items: readonly FetchItem[]): FetchItem[] {
  const byTarget = new Map<string, FetchItem>();
  return items.filter((item) => {
    if (item.target === undefined) return true;
    const known = byTarget.get(item.target);
    if (known === undefined) {
      byTarget.set(item.target, item);
      return true;
    }
    if (known.source !== item.source)
      die(`Cannot fetch both ${known.source} and ${item.source} to ${item.target}`);
    return false;
  });
}
