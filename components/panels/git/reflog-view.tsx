'use client';

import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { useLabAnswer } from '../use-lab-answer';
import { newBranchForm, resetForm } from './forms/forms';
import { useGitPanel } from './git-context';
import { whenText } from './git-words';
import { WalkList } from './walk-list';

const ROW = 30;

/** Where HEAD or a branch has been. A commit that no name leads to any more is brought back from here. */
export function ReflogView() {
  const { lab, ask, memory, overview } = useGitPanel();
  const [ref, setRef] = useState('HEAD');
  const [selector, setSelector] = useState<string | null>(null);
  const { answer, error } = useLabAnswer(lab, 'git.reflog', { ref });
  if (error)
    return (
      <Callout tone="failed" title="The reflog cannot be read" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the reflog
      </p>
    );
  const { rows } = answer;
  if (rows.length === 0)
    return (
      <EmptyState icon={<ScrollText aria-hidden size={24} />} title="The reflog is empty">
        Each move of HEAD is noted here, so that nothing that was committed is lost by a reset or a rebase.
      </EmptyState>
    );
  const at = Math.max(
    0,
    rows.findIndex((row) => row.selector === selector),
  );
  const row = rows[at]!;
  const { commit } = row;
  const where = commit ? `${commit.short} ${commit.subject}` : '';
  const show = () =>
    commit && memory.setState({ tab: 'history', commit: commit.id, isDetailOpen: true, compareFrom: null });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-b px-2 py-1.5 text-xs">
        <Select
          label="Reflog of"
          labelHidden
          size="sm"
          options={answer.refs.map((id) => ({ id, label: id }))}
          value={ref}
          onChange={(next) => {
            setRef(next);
            setSelector(null);
          }}
          className="w-32"
        />
        <p className="min-w-0 flex-1 basis-40 truncate text-ink-muted">
          {row.selector}
          {row.isLost ? ': no branch leads to it any more' : ''}
        </p>
        <Button size="sm" isDisabled={commit === null} onPress={show}>
          Show the commit
        </Button>
        <Button
          size="sm"
          variant={row.isLost ? 'primary' : 'secondary'}
          isDisabled={commit === null}
          onPress={() => commit && ask(newBranchForm(commit.short, where))}
        >
          {row.isLost ? 'Bring back as a branch…' : 'Branch here…'}
        </Button>
        <Button
          size="sm"
          variant="danger"
          isDisabled={commit === null || overview.operation !== null}
          onPress={() => ask(resetForm(row.selector, where, overview.branch ?? 'HEAD'))}
        >
          Reset to here…
        </Button>
      </div>
      <WalkList
        label={`Reflog of ${ref}, newest first`}
        count={rows.length}
        at={at}
        rowHeight={ROW}
        keyOf={(index) => rows[index]?.selector ?? String(index)}
        onWalk={(index) => setSelector(rows[index]!.selector)}
        onOpen={show}
      >
        {(index) => {
          const entry = rows[index];
          if (!entry) return null;
          return (
            <>
              <code className="w-24 shrink-0 truncate ps-2 text-ink-muted">{entry.selector}</code>
              <code className="w-18 shrink-0 text-ink-muted">
                {entry.commit?.short ?? entry.id.slice(0, 7)}
              </code>
              <span className="flex min-w-0 flex-1 items-center gap-1.5">
                <span className="shrink-0 font-medium text-ink">{entry.action}</span>
                <span className="truncate text-ink-muted">{entry.message}</span>
              </span>
              {entry.isLost ? (
                <span className="ms-2 shrink-0 rounded border border-adhoc/40 bg-adhoc-soft px-1 font-medium text-[0.6875rem] text-adhoc">
                  lost
                </span>
              ) : null}
              <time
                className="hidden w-36 shrink-0 ps-3 text-end text-ink-muted tabular-nums @xl:block"
                dateTime={new Date(entry.timeMs).toISOString()}
              >
                {whenText(entry.timeMs)}
              </time>
            </>
          );
        }}
      </WalkList>
    </div>
  );
}
