'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/text-field';
import { onCallStoreOf } from '@/stores/on-call-store';
import type { ShiftTabProps } from './shift-tab-props';
import { ENTRY_WORDS, hourText } from './words';

/** What has happened, by hour, with notes of one's own: what a post-mortem is written from. */
export function TimelineTab({ session, view }: ShiftTabProps) {
  const store = onCallStoreOf(session);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const [text, setText] = useState('');
  const { timeline } = view.snapshot;
  return (
    <div className="space-y-3 p-3">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          store.getState().note(text.trim());
          setText('');
        }}
      >
        <TextField
          label="A note of your own"
          value={text}
          onChange={setText}
          maxLength={500}
          className="min-w-48 flex-1"
        />
        <Button type="submit" size="sm" isDisabled={!canWrite || text.trim() === ''}>
          Note it
        </Button>
      </form>
      {timeline.length === 0 ? (
        <EmptyState title="Nothing has happened">What fires and what you do stands here, by hour.</EmptyState>
      ) : (
        <ol className="text-xs leading-5">
          {timeline.map(({ hour, kind, text: line }, at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added, and two may be alike
              key={at}
              className="grid grid-cols-[8.5rem_5rem_minmax(0,1fr)] gap-x-2 border-line border-b py-1"
            >
              <span className="text-ink-muted tabular-nums">{hourText(view.startMs, hour)}</span>
              <span className="text-ink-muted">{ENTRY_WORDS[kind]}</span>
              <span className="break-words text-ink">{line}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
