'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { BranchRule } from '@/engine/versioning/forge/store/settings';
import type { BranchesTabProps } from './branches-tab';
import { unprotectLine } from './commands';
import { useForge } from './forge-context';
import { OwnersNote } from './owners-note';
import { RuleDialog } from './rule-dialog';

/** What holds for protected branches. The owner changes it; everybody sees it. */
export function RulesTab({ repository, page }: BranchesTabProps) {
  const { home, run, isBusy } = useForge();
  const [edited, setEdited] = useState<string | null>(null);
  const isOwner = home.viewer.login === repository.owner;
  const rules = Object.entries(page.rules);
  const dialog =
    edited === null ? null : (
      <RuleDialog repository={repository} page={page} branch={edited} onClose={() => setEdited(null)} />
    );
  const protect = isOwner ? (
    <Button size="sm" onPress={() => setEdited('')}>
      Protect a branch
    </Button>
  ) : null;
  if (rules.length === 0)
    return (
      <>
        <EmptyState
          icon={<ShieldCheck aria-hidden size={24} />}
          title="No branch is protected"
          action={protect}
        >
          Everybody can push to every branch. A rule lets changes in through pull requests only, once
          colleagues have approved and checks have passed.
          {isOwner ? null : ` Only ${repository.owner} can set one.`}
        </EmptyState>
        <OwnersNote page={page} />
        {dialog}
      </>
    );
  return (
    <div>
      <ul>
        {rules.map(([branch, rule]) => (
          <li key={branch} className="flex flex-wrap items-start gap-3 border-line border-b px-3 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="font-mono text-ink text-xs">{branch}</h3>
              <ul className="mt-1 list-disc ps-4 text-ink-muted text-xs leading-5">
                {ruleWords(rule).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </div>
            {isOwner ? (
              <>
                <Button size="sm" onPress={() => setEdited(branch)}>
                  Change<span className="sr-only"> the rule of {branch}</span>
                </Button>
                <Button
                  size="sm"
                  variant="danger"
                  isDisabled={isBusy}
                  onPress={() => void run(unprotectLine({ repository, local: home.local }, branch))}
                >
                  Remove<span className="sr-only"> the rule of {branch}</span>
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <OwnersNote page={page} />
      <div className="flex flex-wrap items-center gap-3 p-3">
        {protect ?? (
          <p className="text-ink-muted text-xs">Only {repository.owner}, the owner, changes rules.</p>
        )}
      </div>
      {dialog}
    </div>
  );
}

function ruleWords(rule: BranchRule): string[] {
  const words = ['It cannot be deleted, nor pushed to by force.'];
  if (rule.requirePullRequest || rule.requiredReviews > 0)
    words.push('Changes come in through pull requests only.');
  if (rule.requiredReviews > 0)
    words.push(
      rule.requiredReviews === 1
        ? 'One colleague has to approve.'
        : `${rule.requiredReviews} colleagues have to approve.`,
    );
  if (rule.requireOwnerReview) words.push('An owner of each changed file has to approve (CODEOWNERS).');
  if (rule.requiredChecks.length > 0)
    words.push(`These checks have to pass: ${rule.requiredChecks.join(', ')}.`);
  if (rule.requireUpToDate) words.push('The branch has to be up to date.');
  if (rule.requireResolved) words.push('All remarks have to be resolved.');
  return words;
}
