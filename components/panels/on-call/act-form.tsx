'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { ACTION_KINDS, ACTION_WORDS, type ActionKind } from '@/engine/world/actions';
import { onCallStoreOf } from '@/stores/on-call-store';
import type { PanelProps } from '../types';
import { hourText, spanText } from './words';

const NEEDS_COLUMN: ReadonlySet<ActionKind> = new Set(['switch-off-feature', 'quarantine-rows']);

/** Any act that there is, with how long it takes, and what is under way. */
export function ActForm({ session, view }: PanelProps & { readonly view: ShiftView }) {
  const store = onCallStoreOf(session);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const [kind, setKind] = useState<ActionKind>('rollback-code');
  const [column, setColumn] = useState(view.columnNames[0] ?? '');
  const needsColumn = NEEDS_COLUMN.has(kind);
  const pending = view.snapshot.acts.filter(({ outcome }) => outcome === null);
  return (
    <section aria-label="Acts" className="border-line border-t px-3 py-2">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="Act"
          labelHidden
          size="sm"
          options={ACTION_KINDS.map((one) => ({
            id: one,
            label: ACTION_WORDS[one],
            description: `takes ${spanText(view.actHours[one])}`,
          }))}
          value={kind}
          onChange={(next) => setKind(next as ActionKind)}
          className="min-w-48 flex-1"
        />
        {needsColumn ? (
          <Select
            label="Column"
            labelHidden
            size="sm"
            options={view.columnNames.map((name) => ({ id: name, label: name }))}
            value={column}
            onChange={setColumn}
          />
        ) : null}
        <Button
          size="sm"
          isDisabled={!canWrite}
          onPress={() => store.getState().act({ kind, ...(needsColumn && { column }) })}
        >
          Do it ({spanText(view.actHours[kind])})
        </Button>
      </div>
      {pending.length > 0 ? (
        <p className="mt-1.5 text-ink-muted text-xs">
          Under way:{' '}
          {pending
            .map(({ action, due }) => `${ACTION_WORDS[action.kind]}, done ${hourText(view.startMs, due)}`)
            .join('; ')}
        </p>
      ) : null}
    </section>
  );
}
