'use client';

import { ArrowLeftRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { CommitBrief } from '@/engine/versioning/git/views/commit-view';
import { useLabAnswer } from '../../use-lab-answer';
import { FileList } from '../file-list';
import { useGitPanel } from '../git-context';
import { many } from '../git-words';

/** What differs between any two commits. */
export function ComparisonDetail({ from, to }: { readonly from: string; readonly to: string }) {
  const { lab, memory } = useGitPanel();
  const { answer, error } = useLabAnswer(lab, 'git.comparison', { from, to });
  return (
    <article aria-label="Comparison of two commits" className="min-w-0 p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 font-semibold text-ink text-sm">Comparison</h3>
        <Button
          size="sm"
          isDisabled={from === to}
          onPress={() => memory.setState({ compareFrom: to, commit: from })}
        >
          <ArrowLeftRight aria-hidden size={13} />
          Turn round
        </Button>
        <Button size="sm" onPress={() => memory.setState({ compareFrom: null })}>
          End
        </Button>
      </div>
      {from === to ? (
        <p className="mt-2 text-ink-muted text-xs">Choose the other commit in the history.</p>
      ) : null}
      {error ? (
        <Callout tone="failed" title="The two cannot be compared" className="mt-2">
          {error.message}
        </Callout>
      ) : null}
      {!answer && !error ? (
        <p className="mt-2 flex items-center gap-2.5 text-ink-muted text-sm">
          <Spinner /> Comparing
        </p>
      ) : null}
      {answer && from !== to ? (
        <>
          <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs leading-5">
            <Side name="From" commit={answer.from} />
            <Side name="To" commit={answer.to} />
            {answer.base ? <Side name="Both stand on" commit={answer.base} /> : null}
          </dl>
          <p className="mt-1 text-ink-muted text-xs">
            {many(answer.ahead, 'commit')} only in the second, {many(answer.behind, 'commit')} only in the
            first.
          </p>
          <h4 className="mt-3 mb-1 font-medium text-ink-muted text-xs">
            {many(answer.files.length, 'file')} differ
          </h4>
          <FileList
            label="Files that differ"
            files={answer.files}
            onOpen={({ path, oldPath }) =>
              memory.setState({
                diff: {
                  title: path,
                  back: 'Comparison',
                  request: {
                    path,
                    oldPath,
                    before: { in: 'commit', id: answer.from.id },
                    after: { in: 'commit', id: answer.to.id },
                  },
                },
              })
            }
          />
        </>
      ) : null}
    </article>
  );
}

function Side({ name, commit }: { readonly name: string; readonly commit: CommitBrief }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="truncate text-ink">
        <span className="font-mono">{commit.short}</span> {commit.subject}
      </dd>
    </>
  );
}
