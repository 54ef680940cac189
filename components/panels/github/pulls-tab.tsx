'use client';

import { GitPullRequest, MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { counted } from '@/components/lesson/format';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { PullRow } from '@/engine/versioning/forge/views/pull-list';
import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { useForge } from './forge-context';
import { OutcomeMark } from './outcome-mark';
import type { RepositoryRef } from './place';
import { PullState } from './pull-state';
import { agoText, DECISION_LOOKS } from './words';

/** The pull requests of a repository: the open ones, or those that are done with. */
export function PullsTab({ repository }: { readonly repository: RepositoryRef }) {
  const { lab } = useForge();
  const state = useLabAnswer(lab, 'forge.pulls', repository);
  return (
    <Answered state={state} what="the pull requests">
      {(pulls) => <Pulls repository={repository} pulls={pulls} />}
    </Answered>
  );
}

type Filter = PullRow['state'];

function Pulls({
  repository,
  pulls,
}: {
  readonly repository: RepositoryRef;
  readonly pulls: readonly PullRow[];
}) {
  const [filter, setFilter] = useState<Filter>('open');
  const of = (state: Filter) => pulls.filter((pull) => pull.state === state);
  if (pulls.length === 0)
    return (
      <EmptyState icon={<GitPullRequest aria-hidden size={24} />} title="No pull requests yet">
        Commit on a branch (<code>git switch -c my-change</code>), push it, and open a pull request:
        colleagues review it before it goes into the default branch.
      </EmptyState>
    );
  return (
    <div>
      <div className="px-3 py-2">
        <ToggleGroup
          label="Which pull requests"
          size="sm"
          value={filter}
          onChange={setFilter}
          options={[
            { id: 'open', label: `Open ${of('open').length}` },
            { id: 'merged', label: `Merged ${of('merged').length}` },
            { id: 'closed', label: `Closed ${of('closed').length}` },
          ]}
        />
      </div>
      {of(filter).length === 0 ? (
        <p className="px-3 py-6 text-center text-ink-muted text-sm">None is {filter}.</p>
      ) : (
        <ul className="border-line border-t">
          {of(filter).map((pull) => (
            <Pull key={pull.number} repository={repository} pull={pull} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Pull({ repository, pull }: { readonly repository: RepositoryRef; readonly pull: PullRow }) {
  const { go, home } = useForge();
  const decision = pull.decision === null ? null : DECISION_LOOKS[pull.decision];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-b px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            onClick={() => go({ view: 'pull', repository, number: pull.number, tab: 'conversation' })}
            className="cursor-pointer rounded text-start font-medium text-ink text-sm underline-offset-2 hover:text-accent hover:underline"
          >
            {pull.title}
          </button>
          {pull.checks ? <OutcomeMark outcome={pull.checks} label="checks" /> : null}
        </p>
        <p className="text-ink-muted text-xs leading-5">
          #{pull.number} by {pull.author}, {agoText(home.now, pull.createdAt)} · <code>{pull.head}</code> into{' '}
          <code>{pull.base}</code>
          {pull.openRemarks > 0 ? ` · ${counted(pull.openRemarks, 'open remark')}` : ''}
        </p>
      </div>
      <PullState state={pull.state} isDraft={pull.isDraft} />
      {decision && pull.state === 'open' ? (
        <Badge tone={decision.tone}>
          <span aria-hidden>{decision.sign}</span> {decision.word}
        </Badge>
      ) : null}
      <span className="flex items-center gap-1 text-ink-muted text-xs leading-5.5">
        <MessageSquare aria-hidden size={13} />
        {pull.comments}
        <span className="sr-only"> comments</span>
      </span>
    </li>
  );
}
