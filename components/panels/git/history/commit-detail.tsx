'use client';

import { ArrowLeft } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { CommitView } from '@/engine/versioning/git/views/commit-view';
import { useLabAnswer } from '../../use-lab-answer';
import { FileList } from '../file-list';
import { useGitPanel } from '../git-context';
import { many, whenText } from '../git-words';
import { RefBadges } from '../ref-badges';
import { CommitMenu } from './commit-menu';

/** One commit: its message, its people, its parents, and what it changes. */
export function CommitDetail({ id }: { readonly id: string }) {
  const { lab, memory } = useGitPanel();
  const { answer, error } = useLabAnswer(lab, 'git.commit', { id });
  if (error)
    return (
      <Callout tone="failed" title="The commit cannot be shown" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-3 text-ink-muted text-sm">
        <Spinner /> Reading the commit
      </p>
    );
  return (
    <article aria-label={`Commit ${answer.short}`} className="min-w-0 p-3">
      <div className="flex items-start gap-2">
        <Button
          size="sm"
          variant="quiet"
          className="-ms-1 @3xl:hidden"
          onPress={() => memory.setState({ isDetailOpen: false })}
        >
          <ArrowLeft aria-hidden size={14} />
          History
        </Button>
        <h3 className="min-w-0 flex-1 break-words font-semibold text-ink text-sm leading-6">
          {answer.subject}
        </h3>
        <CommitMenu commit={answer} />
      </div>
      {answer.labels.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-1">
          <RefBadges labels={answer.labels} />
        </p>
      ) : null}
      {answer.body === '' ? null : (
        <p className="mt-2 whitespace-pre-wrap break-words text-ink text-xs leading-5">{answer.body}</p>
      )}
      <Facts commit={answer} />
      <h4 className="mt-3 mb-1 font-medium text-ink-muted text-xs">
        {many(answer.files.length, 'file')} changed
        {answer.parents.length > 1 ? ', against the first parent' : ''}
      </h4>
      <FileList
        label="Changed files"
        files={answer.files}
        onOpen={({ path, oldPath }) =>
          memory.setState({
            diff: {
              title: path,
              back: `Commit ${answer.short}`,
              request: {
                path,
                oldPath,
                before: answer.parents[0] ? { in: 'commit', id: answer.parents[0].id } : { in: 'nothing' },
                after: { in: 'commit', id: answer.id },
              },
            },
          })
        }
      />
    </article>
  );
}

function Facts({ commit }: { readonly commit: CommitView }) {
  const { memory } = useGitPanel();
  const { authored, committed } = commit;
  const isByAnother = committed.name !== authored.name || committed.email !== authored.email;
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs leading-5">
      <dt className="text-ink-muted">Commit</dt>
      <dd className="select-all break-all font-mono text-ink">{commit.id}</dd>
      <dt className="text-ink-muted">Author</dt>
      <dd className="break-words text-ink">
        {authored.name} &lt;{authored.email}&gt;
      </dd>
      <dt className="text-ink-muted">Date</dt>
      <dd className="text-ink">{whenText(authored.timeMs)}</dd>
      {isByAnother || committed.timeMs !== authored.timeMs ? (
        <>
          <dt className="text-ink-muted">Committed</dt>
          <dd className="text-ink">
            {isByAnother ? `${committed.name}, ` : ''}
            {whenText(committed.timeMs)}
          </dd>
        </>
      ) : null}
      <dt className="text-ink-muted">{commit.parents.length === 1 ? 'Parent' : 'Parents'}</dt>
      <dd className="min-w-0">
        {commit.parents.length === 0 ? <span className="text-ink">none: the first commit</span> : null}
        {commit.parents.map(({ id, short, subject }) => (
          <button
            key={id}
            type="button"
            onClick={() => memory.setState({ commit: id })}
            className="block max-w-full cursor-pointer truncate text-start text-accent underline underline-offset-2 hover:text-accent-strong"
          >
            <span className="font-mono">{short}</span> {subject}
          </button>
        ))}
      </dd>
    </dl>
  );
}
