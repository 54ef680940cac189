import { isAncestor } from '../history/merge-base';
import { resolveCommit } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';

/** Conditions on the commit of a branch or a tag; `true` stands for HEAD. */
export interface RefConditions {
  readonly merged: string | boolean | undefined;
  readonly noMerged: string | boolean | undefined;
  readonly contains: string | boolean | undefined;
  readonly noContains: string | boolean | undefined;
  readonly pointsAt: string | undefined;
}

/** The test that `--merged`, `--contains`, `--points-at` and their opposites make. @throws GitFailure for an unknown commit. */
export function refFilter(context: CommandContext, conditions: RefConditions): (id: ObjectId) => boolean {
  const { objects } = context.repo;
  const tests: ((id: ObjectId) => boolean)[] = [];
  const add = (
    given: string | boolean | undefined,
    refusal: (text: string) => GitFailure,
    test: (id: ObjectId, of: ObjectId) => boolean,
  ) => {
    if (given === undefined || given === false) return;
    const text = given === true ? 'HEAD' : given;
    const commit = resolveCommit(context.repo, text, context.revisions);
    if (commit === undefined) throw refusal(text);
    tests.push((id) => test(id, commit.id));
  };
  const fatal = (text: string) => new GitFailure(`fatal: malformed object name ${text}`, 128);
  const error = (text: string) => new GitFailure(`error: malformed object name ${text}`, 129);
  const quoted = (text: string) => new GitFailure(`error: malformed object name '${text}'`, 129);
  add(conditions.merged, fatal, (id, of) => isAncestor(objects, id, of));
  add(conditions.noMerged, fatal, (id, of) => !isAncestor(objects, id, of));
  add(conditions.contains, error, (id, of) => isAncestor(objects, of, id));
  add(conditions.noContains, error, (id, of) => !isAncestor(objects, of, id));
  add(conditions.pointsAt, quoted, (id, of) => id === of);
  return (id) => tests.every((test) => test(id));
}
