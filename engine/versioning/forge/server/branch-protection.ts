import { isAncestor } from '../../git/history/merge-base';
import type { ObjectStore } from '../../git/objects/object-store';
import type { RefUpdate, Refusal } from '../../git/remote/push/receive';
import { type BranchRule, type RepositorySettings, ruleFor } from '../store/settings';

/** What a push to a protected branch runs against, in GitHub's words; [] when nothing. */
function violations(rule: BranchRule, objects: ObjectStore, { oldId, newId }: RefUpdate): string[] {
  if (newId === undefined) return ['Cannot delete this branch'];
  if (oldId === undefined) return [];
  const found: string[] = [];
  if (!objects.has(oldId) || !isAncestor(objects, oldId, newId))
    found.push('Cannot force-push to this branch');
  if (rule.requirePullRequest || rule.requiredReviews > 0 || rule.requireOwnerReview)
    found.push('Changes must be made through a pull request.');
  const [first, ...others] = rule.requiredChecks;
  if (first !== undefined)
    found.push(
      others.length === 0
        ? `Required status check "${first}" is expected.`
        : `${rule.requiredChecks.length} of ${rule.requiredChecks.length} required status checks are expected.`,
    );
  return found;
}

/** GitHub's refusal of a push to a protected branch; undefined: it may go in. The first push of a branch always may. */
export function protectionRefusal(
  settings: RepositorySettings,
  objects: ObjectStore,
  update: RefUpdate,
): Refusal | undefined {
  const branch = /^refs\/heads\/(.+)$/.exec(update.ref)?.[1];
  const rule = branch === undefined ? undefined : ruleFor(settings, branch);
  const found = rule === undefined ? [] : violations(rule, objects, update);
  if (found.length === 0) return undefined;
  return {
    lines: [
      `error: GH006: Protected branch update failed for ${update.ref}.`,
      ...found.flatMap((line) => ['', `- ${line}`]),
    ],
    reason: 'protected branch hook declined',
  };
}
