'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { FileThen, TimelineState } from '@/stores/timeline-contract';
import { DiffLines } from './diff-lines';
import { refused } from './refused';

/** What a file is compared with: what it was before the step, or what it is now. */
export type Comparison = 'step' | 'now';

export interface FileThenViewProps {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
  readonly number: number;
  readonly path: string;
  readonly against: Comparison;
  readonly canBringBack: boolean;
}

/** One file at a moment: what the step made of it, or what has become of it since. */
export function FileThenView({ session, store, number, path, against, canBringBack }: FileThenViewProps) {
  const [read, setRead] = useState<FileThen | Error | null>(null);
  // What is there now may change while this is shown.
  const now = useStore(session.workspace, (state) => state.files[path] ?? null);
  useEffect(() => {
    let isGone = false;
    store
      .getState()
      .file(number, path)
      .then(
        (file) => isGone || setRead(file),
        (error: unknown) => isGone || setRead(new Error(messageOf(error))),
      );
    return () => {
      isGone = true;
    };
  }, [store, number, path]);

  const bringBack = () =>
    store
      .getState()
      .bringBackFile(path)
      .then(
        () =>
          showToast({
            title: `${path} is back`,
            action: { label: 'Undo', run: () => session.workspace.getState().undo() },
            timeout: UNDO_TOAST_MS,
          }),
        refused,
      );
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-line border-b bg-canvas py-1 ps-3 pe-1.5 text-xs">
        <p className="min-w-0 flex-1 truncate">
          <span className="font-medium font-mono">{path}</span>
          <span className="text-ink-muted">
            {against === 'step' ? ' · − before it, + after it' : ' · − then, + now'}
          </span>
        </p>
        <Button size="sm" isDisabled={!canBringBack} onPress={bringBack}>
          Bring back this file
        </Button>
      </div>
      {read === null ? <p className="p-3 text-ink-muted text-xs">Reading {path}.</p> : null}
      {read instanceof Error ? (
        <p role="alert" className="p-3 text-failed text-xs">
          {read.message}
        </p>
      ) : null}
      {read !== null && !(read instanceof Error) ? (
        <DiffLines
          label={`${path}, line by line`}
          before={against === 'step' ? read.before : read.content}
          after={against === 'step' ? read.content : now}
        />
      ) : null}
    </div>
  );
}
