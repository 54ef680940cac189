import { peel } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { STASH_REF } from '../stash/stash-entry';

/** A name that a commit has. */
export interface RefLabel {
  readonly kind: 'head' | 'branch' | 'remote' | 'tag' | 'stash';
  /** Short: `main`, `origin/main`, `v1.0`, `stash@{0}`; `HEAD` where it is detached. */
  readonly name: string;
  /** The branch that HEAD is on, or HEAD itself where it is detached. */
  readonly isCurrent: boolean;
}

/** The names of commits: HEAD and the branch it is on first, then branches, tags, remote branches and stashes. */
export function refLabels(repo: Repository): ReadonlyMap<ObjectId, readonly RefLabel[]> {
  const labels = new Map<ObjectId, RefLabel[]>();
  const add = (id: ObjectId | undefined, label: RefLabel) => {
    if (id === undefined) return;
    const known = labels.get(id);
    if (known === undefined) labels.set(id, [label]);
    else if (label.isCurrent) known.unshift(label);
    else known.push(label);
  };
  const head = repo.refs.head();
  if (head.ref === undefined) add(head.id, { kind: 'head', name: 'HEAD', isCurrent: true });
  for (const [prefix, kind] of [
    ['refs/heads/', 'branch'],
    ['refs/tags/', 'tag'],
    ['refs/remotes/', 'remote'],
  ] as const)
    for (const { name, id } of repo.refs.list(prefix)) {
      // `origin/HEAD` only says which of the remote's branches is the first one.
      if (kind === 'remote' && name.endsWith('/HEAD')) continue;
      const isCurrent = name === head.ref;
      add(peel(repo, id, 'commit'), { kind, name: name.slice(prefix.length), isCurrent });
    }
  stashIds(repo).forEach((id, index) => {
    add(id, { kind: 'stash', name: `stash@{${index}}`, isCurrent: false });
  });
  return labels;
}

/** The commits of all stashes, newest first. */
export function stashIds(repo: Repository): readonly ObjectId[] {
  if (repo.refs.read(STASH_REF) === undefined) return [];
  return repo.reflogs
    .read(STASH_REF)
    .reverse()
    .map(({ newId }) => newId);
}
