'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { FileThen, TimelineState } from '@/stores/timeline-contract';
import { DiffLines } from './diff-lines';
import { refused } from './refused';
import { WholeFile } from './whole-file';

/** How a file of a moment is looked at: against what it was before the step, against what it is now, or whole. */
export type Comparison = 'step' | 'now';
export type FileView = 'changes' | 'whole';

const VIEWS = [
  { id: 'changes', label: 'Changes' },
  { id: 'whole', label: 'Whole file' },
] as const;

export interface FileThenViewProps {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
  readonly number: number;
  readonly path: string;
  /** Null: there is nothing to compare, the file is shown whole. */
  readonly against: Comparison | null;
  readonly view: FileView;
  readonly onView: (view: FileView) => void;
  readonly canBringBack: boolean;
}

/** One file at a moment: what the step made of it, what has become of it since, or the whole of it. */
export function FileThenView({
  session,
  store,
  number,
  path,
  against,
  view,
  onView,
  canBringBack,
}: FileThenViewProps) {
  const isWhole = against === null || view === 'whole';
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
      <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-2 gap-y-1 border-line border-b bg-canvas py-1 ps-3 pe-1.5 text-xs">
        <p className="min-w-0 flex-1 basis-40 truncate" title={path}>
          <span className="font-medium font-mono">{path}</span>
          <span className="text-ink-muted">
            {isWhole
              ? ' · as it was then'
              : against === 'step'
                ? ' · − before it, + after it'
                : ' · − then, + now'}
          </span>
        </p>
        {against === null ? null : (
          <ToggleGroup
            label="How the file is shown"
            size="sm"
            value={view}
            onChange={onView}
            options={VIEWS}
          />
        )}
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
      {read === null || read instanceof Error ? null : isWhole ? (
        <WholeFile label={`${path}, as it was then`} content={read.content} />
      ) : (
        <DiffLines
          label={`${path}, line by line`}
          before={against === 'step' ? read.before : read.content}
          after={against === 'step' ? read.content : now}
        />
      )}
    </div>
  );
}
