import { savePull, withEvent } from '../pulls/pull-file';
import { endsOf, pullDiff } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { ownerRuleOf } from './code-owners';
import { codeOwnersOf } from './repository-owners';

/** A file that a pull request changes, and whose it is. */
export interface OwnedFile {
  readonly path: string;
  /** Logins, one of whom has to approve where the rule of the branch wants it. */
  readonly owners: readonly string[];
  readonly names: readonly string[];
}

/**
 * The files of a pull request that belong to somebody, by the CODEOWNERS file of its base: one that the pull request
 * brings itself has no say yet. A file that moves belongs to the owners of both its places.
 */
export function ownedFiles(server: ServerRepository, pull: PullRecord): OwnedFile[] {
  const owners = codeOwnersOf(server, pull.base);
  if (owners === undefined) return [];
  const { changes } = pullDiff(server, endsOf(server, pull));
  const paths = new Set(changes.flatMap(({ oldPath, newPath }) => [oldPath, newPath]));
  return [...paths].flatMap((path) => {
    const rule = ownerRuleOf(owners, path);
    return rule === undefined || rule.owners.length === 0
      ? []
      : [{ path, owners: rule.owners, names: rule.names }];
  });
}

/** The files that wait for one of their owners still: nobody approves what is their own work. */
export function awaitingOwners(
  files: readonly OwnedFile[],
  approvedBy: ReadonlySet<string>,
): readonly OwnedFile[] {
  return files.filter(({ owners }) => !owners.some((login) => approvedBy.has(login)));
}

/** Asks the owners of what an open pull request changes; a draft asks nobody. */
export function askOwners(server: ServerRepository, pull: PullRecord): PullRecord {
  if (pull.state !== 'open' || pull.draft) return pull;
  const asked = new Set(ownedFiles(server, pull).flatMap(({ owners }) => owners));
  const fresh = [...asked].filter((login) => login !== pull.author && !pull.reviewers.includes(login));
  if (fresh.length === 0) return pull;
  const at = server.clock.now();
  const events = fresh.map(
    (reviewer) => ({ kind: 'requested', at, by: pull.author, reviewer, asOwner: true }) as const,
  );
  return savePull(server, events.reduce(withEvent, { ...pull, reviewers: [...pull.reviewers, ...fresh] }));
}
