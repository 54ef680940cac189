import { ForgeError } from '../errors';
import { colleagueOf } from '../people/colleagues';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullEvent, PullRecord } from '../store/pull-schema';
import { savePull, withEvent } from './pull-file';

/** What is to be changed; what is left out stays. */
export interface PullEdit {
  /** Login of whoever changes it. */
  readonly by: string;
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
  /** Logins. Who has reviewed already is asked again. */
  readonly addReviewers?: readonly string[];
  readonly removeReviewers?: readonly string[];
}

function judge(server: ServerRepository, pull: PullRecord, edit: PullEdit): void {
  if (edit.title?.trim() === '') throw new ForgeError('not-allowed', "Title can't be blank");
  if (edit.base !== undefined && branchTip(server, edit.base) === undefined)
    throw new ForgeError('not-allowed', `Base ref must be a branch (${edit.base})`);
  if (edit.base === pull.head) throw new ForgeError('not-allowed', 'Head and base must differ');
  for (const login of edit.addReviewers ?? []) {
    if (colleagueOf(login) === undefined)
      throw new ForgeError('person-missing', `'${login}' not found`, { login });
    if (login === pull.author)
      throw new ForgeError('not-allowed', 'Review cannot be requested from pull request author.');
  }
}

/**
 * Changes the words, the base and the reviewers of a pull request.
 * @throws ForgeError `person-missing`, `not-allowed`.
 */
export function editPull(server: ServerRepository, pull: PullRecord, edit: PullEdit): PullRecord {
  judge(server, pull, edit);
  const { by } = edit;
  const at = server.clock.now();
  const removed = new Set(edit.removeReviewers);
  const added = [...new Set(edit.addReviewers)];
  const events: PullEvent[] = [
    ...(edit.title !== undefined && edit.title !== pull.title
      ? [{ kind: 'renamed' as const, at, by, from: pull.title, to: edit.title }]
      : []),
    ...added.map((reviewer) => ({ kind: 'requested' as const, at, by, reviewer })),
    ...pull.reviewers
      .filter((login) => removed.has(login))
      .map((reviewer) => ({ kind: 'request-removed' as const, at, by, reviewer })),
  ];
  const edited: PullRecord = {
    ...pull,
    title: edit.title ?? pull.title,
    body: edit.body ?? pull.body,
    base: edit.base ?? pull.base,
    reviewers: [...new Set([...pull.reviewers, ...added])].filter((login) => !removed.has(login)),
  };
  return savePull(server, events.reduce(withEvent, edited));
}
