'use client';

import { X } from 'lucide-react';
import { type StoreApi, useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { IconButton } from '@/components/ui/icon-button';
import type { PipelineState } from './pipeline-state';
import { errorLines } from './run-log';

/** What went wrong with the last command, until it is taken note of; nothing when nothing did. */
export function FailureNote({ store }: { readonly store: StoreApi<PipelineState> }) {
  const { log, isSeen, failure } = useStore(store);
  // Who stopped a command knows that it did not come to its end.
  const isRefused = log !== null && ![null, 0, 130].includes(log.exitCode);
  if (failure === null && (!isRefused || isSeen)) return null;
  const text = failure ?? errorLines(log?.text ?? '');
  return (
    <Callout
      tone="failed"
      role="alert"
      title={failure === null ? `${log?.line} ended with ${log?.exitCode}` : 'It was not done'}
      className="mx-3 my-2 py-2"
    >
      <div className="flex flex-wrap items-start gap-2">
        <pre className="max-h-20 min-w-0 flex-1 overflow-auto whitespace-pre-wrap break-words font-mono text-xs leading-5">
          {text}
        </pre>
        {failure === null ? (
          <Button size="sm" variant="quiet" onPress={() => store.setState({ tab: 'log' })}>
            Show the log
          </Button>
        ) : null}
        <IconButton
          label="Hide the message"
          size="sm"
          onPress={() => store.setState({ isSeen: true, failure: null })}
        >
          <X aria-hidden size={14} />
        </IconButton>
      </div>
    </Callout>
  );
}
