import { ForgeError } from '../errors';
import { savePull, withEvent } from '../pulls/pull-file';
import { endsOf } from '../pulls/pull-git';
import { shownLines } from '../pulls/shown-lines';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewState, ReviewThread } from '../store/pull-schema';

/** A review that somebody writes by hand. */
export interface OwnReview {
  /** Login. */
  readonly by: string;
  readonly state: ReviewState;
  readonly body: string;
  /** Remarks at lines of the files as the head has them. */
  readonly remarks?: readonly LineRemark[];
}

/** A remark about a line that the pull request shows. */
export interface LineRemark {
  readonly path: string;
  /** Counted from 1, in the head's version; null: about the file as a whole. */
  readonly line: number | null;
  readonly text: string;
}

/** @throws ForgeError `not-allowed` for a line that is not in the diff: GitHub takes remarks on what it shows. */
function judgeRemarks(server: ServerRepository, pull: PullRecord, remarks: readonly LineRemark[]): void {
  if (remarks.length === 0) return;
  const shown = shownLines(server, endsOf(server, pull));
  for (const { path, line, text } of remarks) {
    if (text.trim() === '') throw new ForgeError('not-allowed', "Body can't be blank");
    const lines = shown.get(path);
    if (lines === undefined)
      throw new ForgeError('not-allowed', `Path ${path} is not part of the pull request`);
    if (line !== null && !lines.has(line))
      throw new ForgeError('not-allowed', `Line ${line} of ${path} is not part of the diff`);
  }
}

/**
 * Adds a review with its remarks.
 * @throws ForgeError `not-allowed`: nobody judges a pull request of their own; a remark is on a line of the diff.
 */
export function addReview(
  server: ServerRepository,
  pull: PullRecord,
  { by, state, body, remarks = [] }: OwnReview,
): PullRecord {
  if (by === pull.author && state !== 'commented') {
    const deed = state === 'approved' ? 'approve' : 'request changes on';
    throw new ForgeError('not-allowed', `Can not ${deed} your own pull request`);
  }
  const id = pull.events.filter(({ kind }) => kind === 'reviewed').length + 1;
  const { head } = endsOf(server, pull);
  const at = server.clock.now();
  judgeRemarks(server, pull, remarks);
  const threads = remarks.map(
    ({ path, line, text }, i): ReviewThread => ({
      id: pull.threads.length + i + 1,
      review: id,
      by,
      rule: '',
      key: '',
      blocking: state === 'changes_requested',
      path,
      line,
      commit: head,
      text,
      resolved: null,
      replies: [],
    }),
  );
  const reviewed = { ...pull, threads: [...pull.threads, ...threads] };
  return savePull(server, withEvent(reviewed, { kind: 'reviewed', at, by, id, state, body, commit: head }));
}
