'use client';

import { BookPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { withCommand, withoutCommand, withSection } from '@/engine/incidents/on-call/edit-runbook';
import { actCommand } from '@/engine/incidents/on-call/runbook-acts';
import type { OnCallPage } from '@/engine/incidents/on-call/session-state';
import { ACTION_KINDS, ACTION_WORDS, type ActionKind } from '@/engine/world/actions';
import { onCallStoreOf } from '@/stores/on-call-store';
import { LocationButton } from '../location-button';
import type { ShiftTabProps } from './shift-tab-props';
import { spanText } from './words';

/** What the runbook says of an alert, by its annotation or its name: acts to do, to add and to take out; or a way to begin the section. */
export function PageRunbook({ session, files, view, page }: ShiftTabProps & { readonly page: OnCallPage }) {
  const store = onCallStoreOf(session);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const plan = files.runbook.find(({ alert }) => alert === page.alert);
  const canAct = canWrite && !view.snapshot.isOver;
  const [added, setAdded] = useState<ActionKind>('rollback-code');
  // Lines that are no act are not among the acts, so places in the list are not those in the file.
  const isPlain = files.runbookProblems.length === 0;
  const edit = (label: string, change: (text: string) => string) => {
    const { files: all, restore } = session.workspace.getState();
    restore({ ...all, [files.runbookPath]: change(String(all[files.runbookPath] ?? '')) }, label);
  };
  if (!plan)
    return (
      <section aria-label="Its section of the runbook" className="space-y-2">
        <p className="text-ink-muted text-xs leading-5">
          The runbook has no section for it. At night nobody would know what to do.
        </p>
        <Button
          size="sm"
          isDisabled={!canWrite}
          onPress={() => edit(`Begin a section for ${page.alert}`, (text) => withSection(text, page.alert))}
        >
          <BookPlus aria-hidden size={14} />
          Begin its section
        </Button>
      </section>
    );
  return (
    <section aria-label="Its section of the runbook" className="space-y-2">
      <h4 className="flex flex-wrap items-center gap-x-2 font-medium text-ink text-xs">
        The runbook says
        <LocationButton
          session={session}
          location={{ path: files.runbookPath, line: plan.line }}
          text={`${files.runbookPath}:${plan.line}`}
          className="font-normal"
        />
      </h4>
      {plan.acts.length === 0 ? (
        <p className="text-ink-muted text-xs">nothing that can be done.</p>
      ) : (
        <ol className="space-y-1.5">
          {plan.acts.map((action, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an act may stand twice, and the order is what it says
            <li key={at} className="flex flex-wrap items-center gap-2 text-xs">
              <Button size="sm" isDisabled={!canAct} onPress={() => store.getState().act(action)}>
                {ACTION_WORDS[action.kind]}
              </Button>
              <code className="break-words font-mono text-ink-muted">{actCommand(action)}</code>
              <span className="text-ink-muted">{spanText(view.actHours[action.kind])}</span>
              <IconButton
                label={`Take “${ACTION_WORDS[action.kind]}” out of the section`}
                size="sm"
                isDisabled={!canWrite || !isPlain}
                onPress={() =>
                  edit('Take an act out of the runbook', (text) => withoutCommand(text, plan.line, at))
                }
              >
                <X aria-hidden size={14} />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="Act for the section"
          labelHidden
          size="sm"
          options={ACTION_KINDS.map((kind) => ({ id: kind, label: ACTION_WORDS[kind] }))}
          value={added}
          onChange={(next) => setAdded(next as ActionKind)}
          className="min-w-44"
        />
        <Button
          size="sm"
          isDisabled={!canWrite}
          onPress={() =>
            edit('Add an act to the runbook', (text) =>
              withCommand(text, plan.line, actCommand({ kind: added })),
            )
          }
        >
          Add to the section
        </Button>
      </div>
    </section>
  );
}
