'use client';

import { GitCommitVertical } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { HistoryFilter } from '@/engine/versioning/git/views/history-filter';
import { useLabAnswer } from '../../use-lab-answer';
import { useGitMemory, useGitPanel } from '../git-context';
import { CommitDetail } from './commit-detail';
import { ComparisonDetail } from './comparison-detail';
import { HistoryFilterBar } from './history-filter-bar';
import { HistoryList } from './history-list';

const STEP = 1_000;

/** The history as a graph, and beside it the commit that is looked at. */
export function HistoryView() {
  const { lab, memory } = useGitPanel();
  const [filter, setFilter] = useState<HistoryFilter>({ by: 'message', text: '' });
  const [limit, setLimit] = useState(STEP);
  const { answer, error } = useLabAnswer(lab, 'git.history', { filter, limit });
  const { commit, compareFrom, isDetailOpen } = useGitMemory((state) => state);
  if (error)
    return (
      <Callout tone="failed" title="The history cannot be read" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the history
      </p>
    );
  const isFiltered = filter.text.trim() !== '';
  if (answer.rows.length === 0 && !isFiltered)
    return (
      <EmptyState
        icon={<GitCommitVertical aria-hidden size={24} />}
        title="No commits yet"
        action={<Button onPress={() => memory.setState({ tab: 'changes' })}>Choose what to commit</Button>}
      >
        Stage files and commit them: the history begins with the first commit.
      </EmptyState>
    );
  const shown = commit ?? answer.rows.find(({ isHead }) => isHead)?.id ?? answer.rows[0]?.id ?? null;
  return (
    <div className="grid h-full min-h-0 @3xl:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <section
        aria-label="History"
        className={cx('flex min-h-0 min-w-0 flex-col', isDetailOpen && '@max-3xl:hidden')}
      >
        <HistoryFilterBar filter={filter} onFilter={setFilter} found={answer.rows.length + answer.older} />
        {answer.rows.length === 0 ? (
          <p className="p-4 text-ink-muted text-sm">No commit fits the filter.</p>
        ) : (
          <HistoryList
            history={answer}
            commit={shown}
            compareFrom={compareFrom}
            onWalk={(id) => memory.setState({ commit: id })}
            onOpen={(id) => memory.setState({ commit: id, isDetailOpen: true })}
          />
        )}
        <div className="flex shrink-0 items-center gap-2 px-2 py-1 @3xl:hidden">
          <Button
            size="sm"
            isDisabled={shown === null}
            onPress={() => memory.setState({ isDetailOpen: true })}
          >
            Show the commit
          </Button>
        </div>
        {answer.older > 0 ? (
          <div className="shrink-0 border-line border-t px-2 py-1">
            <Button size="sm" variant="quiet" onPress={() => setLimit(limit + STEP)}>
              Show {Math.min(STEP, answer.older).toLocaleString('en')} more of{' '}
              {answer.older.toLocaleString('en')} older commits
            </Button>
          </div>
        ) : null}
      </section>
      <div
        className={cx(
          'min-h-0 overflow-y-auto @3xl:border-line @3xl:border-s',
          !isDetailOpen && '@max-3xl:hidden',
        )}
      >
        {shown === null ? null : compareFrom !== null ? (
          <ComparisonDetail from={compareFrom} to={shown} />
        ) : (
          <CommitDetail id={shown} />
        )}
      </div>
    </div>
  );
}
