'use client';

import { type KeyboardEvent, useEffect, useId } from 'react';
import { Button } from '@/components/ui/button';
import { identityForm } from '../forms/forms';
import { commitLine } from '../git-commands';
import { useGitMemory, useGitPanel } from '../git-context';
import { many } from '../git-words';

/** The message, whether it takes the place of the last commit, and the commit itself. Ctrl+Enter commits. */
export function CommitForm() {
  const { git, overview, memory, ask } = useGitPanel();
  const { message, isAmending } = useGitMemory((state) => state);
  const id = useId();
  const { staged, conflicts, operation, preparedMessage, head, headMessage, identity } = overview;
  const isMerge = operation?.kind === 'merge';

  // What git has prepared for a merge stands there until one writes something else, and goes when the merge does.
  useEffect(() => {
    const { message: written, prepared } = memory.getState();
    const isUntouched = written === '' || written === prepared;
    memory.setState({ prepared: preparedMessage, ...(isUntouched && { message: preparedMessage }) });
  }, [memory, preparedMessage]);

  const setAmending = (isOn: boolean) => {
    const { message: written } = memory.getState();
    if (isOn && written.trim() === '') memory.setState({ isAmending: true, message: headMessage.trim() });
    else if (!isOn && written === headMessage.trim()) memory.setState({ isAmending: false, message: '' });
    else memory.setState({ isAmending: isOn });
  };
  const reason =
    conflicts.length > 0
      ? 'Resolve the conflicts first.'
      : staged.length === 0 && !isAmending && !isMerge
        ? 'Nothing is staged.'
        : message.trim() === ''
          ? 'Write a message.'
          : null;
  const commit = async () => {
    if (reason !== null || git.isBusy) return;
    const done = await git.run(commitLine(message, isAmending));
    if (done.exitCode === 0) memory.setState({ message: '', isAmending: false, commit: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void commit();
  };
  return (
    <form
      aria-label="Commit"
      className="flex flex-col gap-1.5 border-line border-b p-2"
      onSubmit={(event) => {
        event.preventDefault();
        void commit();
      }}
    >
      <label htmlFor={id} className="sr-only">
        Message of the commit
      </label>
      <textarea
        id={id}
        rows={2}
        // Elsewhere in the workbench, Ctrl+Enter runs the program.
        data-own-enter
        value={message}
        placeholder="Message: what this change does, and why"
        onChange={(event) => memory.setState({ message: event.target.value })}
        onKeyDown={onKeyDown}
        className="min-h-14 w-full resize-y rounded-md border border-line-strong bg-surface px-2 py-1 text-ink text-xs leading-5 placeholder:text-ink-faint focus-visible:outline-2 focus-visible:outline-accent"
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
        <Button type="submit" size="sm" variant="primary" isDisabled={reason !== null || git.isBusy}>
          {isAmending
            ? 'Amend the last commit'
            : isMerge
              ? 'Commit the merge'
              : `Commit ${many(staged.length, 'file')}`}
        </Button>
        <label className="flex cursor-pointer items-center gap-1.5 text-ink">
          <input
            type="checkbox"
            checked={isAmending}
            disabled={head === null || operation !== null}
            onChange={(event) => setAmending(event.target.checked)}
            className="size-3.5 accent-(--accent)"
          />
          Amend
        </label>
        <p className="min-w-0 flex-1 basis-24 text-end text-ink-muted">
          {identity === null ? null : (reason ?? 'as ')}
          {identity === null || reason === null ? (
            <button
              type="button"
              title={identity ? `${identity.name} <${identity.email}>: change` : undefined}
              onClick={() => ask(identityForm(identity))}
              className="cursor-pointer text-accent underline underline-offset-2 hover:text-accent-strong"
            >
              {identity ? identity.name : 'Say who commits'}
            </button>
          ) : null}
        </p>
      </div>
    </form>
  );
}
