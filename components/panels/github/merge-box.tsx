'use client';

import type { ReactNode } from 'react';
import { counted } from '@/components/lesson/format';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { overallOutcome } from '@/engine/versioning/forge/checks/check-outcome';
import type { MergeState } from '@/engine/versioning/forge/pulls/merge-state';
import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import { checkoutLine, deleteBranchLine, readyLine, updateBranchLine } from './commands';
import type { ConversationProps } from './conversation-props';
import { useForge } from './forge-context';
import { MergeForm } from './merge-form';

/** What stands between a pull request and its merge, and the button that merges. */
export function MergeBox({ at, page, onShow }: ConversationProps) {
  const { run, isBusy } = useForge();
  const { mergeBox, number } = page;
  if (mergeBox === null) return <Done at={at} page={page} />;
  const { conflicts, isUpToDate } = mergeBox;
  return (
    <section aria-label="Merge" className="rounded-md border border-line">
      <ul>
        <ReviewLine state={mergeBox} />
        <ChecksLine state={mergeBox} onShow={() => onShow('checks')} />
        {conflicts.length > 0 ? (
          <Line tone="bad" title={`Conflicts with ${page.base}`}>
            <p>Both sides changed the same lines of:</p>
            <ul className="list-disc ps-4 font-mono">
              {conflicts.map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
            <p className="mt-1">
              Check the branch out, run <code>git pull origin {page.base}</code>, resolve them in the editor,
              commit, and push.
            </p>
            <Button
              size="sm"
              className="mt-2"
              isDisabled={isBusy}
              onPress={() => void run(checkoutLine(at, number))}
            >
              Check out {page.head}
            </Button>
          </Line>
        ) : (
          <Line tone="good" title={`No conflicts with ${page.base}`} />
        )}
        {isUpToDate ? null : (
          <Line
            tone={mergeBox.status === 'behind' ? 'bad' : 'wait'}
            title={`Out of date: ${page.base} has gone on since the branch was cut`}
          >
            {conflicts.length === 0 ? (
              <Button
                size="sm"
                className="mt-1"
                isDisabled={isBusy}
                onPress={() => void run(updateBranchLine(at, number))}
              >
                Update the branch
              </Button>
            ) : null}
          </Line>
        )}
        {mergeBox.obstacles.includes(RESOLVE) ? (
          <Line tone="bad" title="Remarks are still open">
            {RESOLVE}
          </Line>
        ) : null}
        {page.isDraft ? (
          <Line tone="wait" title="Still a draft">
            <Button
              size="sm"
              className="mt-1"
              isDisabled={isBusy}
              onPress={() => void run(readyLine(at, number, true))}
            >
              Ready for review
            </Button>
          </Line>
        ) : null}
      </ul>
      <MergeForm at={at} page={page} state={mergeBox} />
    </section>
  );
}

const RESOLVE = 'All remarks must be resolved.';

function ReviewLine({ state }: { readonly state: MergeState }) {
  const { decision, approvals, requiredApprovals, awaitedOwners } = state;
  const wanted = requiredApprovals > 0 ? ` of ${requiredApprovals} required` : '';
  const given = `${counted(approvals, 'approval')}${wanted}`;
  if (decision === 'changes_requested')
    return (
      <Line
        tone={requiredApprovals > 0 || awaitedOwners.length > 0 ? 'bad' : 'wait'}
        title="Changes requested"
      >
        {requiredApprovals > 0 || awaitedOwners.length > 0
          ? 'A reviewer has to approve before this can be merged.'
          : 'No rule asks for an approval, so it can be merged all the same.'}
      </Line>
    );
  if (awaitedOwners.length > 0)
    return (
      <Line tone="bad" title="Waiting for a review by an owner">
        <ul>
          {awaitedOwners.map(({ path, names }) => (
            <li key={path}>
              <span className="break-all font-mono">{path}</span> is {names.join(' or ')}’s
            </li>
          ))}
        </ul>
      </Line>
    );
  if (decision === 'approved') return <Line tone="good" title={given} />;
  if (decision === 'review_required')
    return (
      <Line tone="bad" title={`Review required: ${given}`}>
        A rule of the branch asks for it.
      </Line>
    );
  return <Line tone="plain" title="No review yet, and no rule asks for one" />;
}

function ChecksLine({ state, onShow }: { readonly state: MergeState; readonly onShow: () => void }) {
  const { checks } = state;
  const outcome = overallOutcome(checks.map((check) => check.outcome));
  if (outcome === null) return null;
  const of = (wanted: typeof outcome) => checks.filter((check) => check.outcome === wanted).length;
  const failed = checks.filter(({ outcome: one }) => one === 'fail' || one === 'cancel');
  const titles = {
    pass: 'All checks have passed',
    pending: `Waiting for ${counted(of('pending'), 'check')}`,
    fail: `${failed.length} of ${counted(checks.length, 'check')} failed`,
  };
  const isBlocking = checks.some(
    ({ isRequired, outcome: one }) => isRequired && one !== 'pass' && one !== 'skipping',
  );
  const tone = outcome === 'pass' ? 'good' : isBlocking ? 'bad' : 'wait';
  return (
    <Line tone={tone} title={titles[outcome]}>
      {checks
        .filter((check) => check.outcome !== 'pass')
        .map((check) => `${check.name}${check.isRequired ? ' (required)' : ''}`)
        .join(', ')}{' '}
      <button
        type="button"
        onClick={onShow}
        className="cursor-pointer rounded text-accent underline-offset-2 hover:underline"
      >
        Show the checks
      </button>
    </Line>
  );
}

const LOOKS = {
  good: { sign: '✓', ink: 'text-passed', word: 'settled' },
  bad: { sign: '✕', ink: 'text-failed', word: 'in the way' },
  wait: { sign: '●', ink: 'text-adhoc', word: 'open' },
  plain: { sign: '○', ink: 'text-ink-muted', word: '' },
} as const;

function Line({
  tone,
  title,
  children,
}: {
  readonly tone: keyof typeof LOOKS;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const { sign, ink, word } = LOOKS[tone];
  return (
    <li className="flex items-start gap-3 border-line border-b px-3 py-2">
      <span className={cx('w-4 shrink-0 text-center font-semibold text-sm leading-5', ink)}>
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{word}</span>
      </span>
      <div className="min-w-0 flex-1 text-ink-muted text-xs leading-5">
        <p className="font-medium text-ink text-sm">{title}</p>
        {children ? <div>{children}</div> : null}
      </div>
    </li>
  );
}

function Done({ at, page }: { readonly at: ConversationProps['at']; readonly page: PullPage }) {
  const { run, isBusy } = useForge();
  return (
    <section
      aria-label="Merge"
      className="flex flex-wrap items-center gap-3 rounded-md border border-line px-3 py-2.5 text-ink text-sm"
    >
      <p className="min-w-0 flex-1 basis-56">
        {page.state === 'merged' ? `Merged: ${page.base} has these commits.` : 'Closed without a merge.'}
        {page.hasHead ? '' : ` The branch ${page.head} is deleted.`}
      </p>
      {page.hasHead && page.state === 'merged' ? (
        <Button size="sm" isDisabled={isBusy} onPress={() => void run(deleteBranchLine(at, page.head))}>
          Delete the branch {page.head}
        </Button>
      ) : null}
    </section>
  );
}
