'use client';

import { BookPlus } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { actCommand } from '@/engine/incidents/on-call/runbook-acts';
import type { OnCallPage } from '@/engine/incidents/on-call/session-state';
import { ACTION_WORDS } from '@/engine/world/actions';
import { onCallStoreOf } from '@/stores/on-call-store';
import { LocationButton } from '../location-button';
import type { ShiftTabProps } from './shift-tab-props';
import { spanText } from './words';

/** What the runbook says of an alert: its acts, each with a button; or a way to write its section. */
export function PageRunbook({ session, files, view, page }: ShiftTabProps & { readonly page: OnCallPage }) {
  const store = onCallStoreOf(session);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const plan = files.runbook.find(({ alert }) => alert === page.alert);
  const canAct = canWrite && !view.snapshot.isOver;
  if (!plan)
    return (
      <section aria-label="Its section of the runbook" className="space-y-2">
        <p className="text-ink-muted text-xs leading-5">
          The runbook has no section for it. At night nobody would know what to do.
        </p>
        <Button
          size="sm"
          isDisabled={!canWrite}
          onPress={() => {
            const { files: all, restore } = session.workspace.getState();
            const text = String(all[files.runbookPath] ?? '# Runbook\n');
            const next = `${text.trimEnd()}\n\n## ${page.alert}\n\nWhat it means, and how to tell.\n\n\`\`\`sh\noncall act \n\`\`\`\n`;
            restore({ ...all, [files.runbookPath]: next }, `Begin a section for ${page.alert}`);
            session.editor.getState().revealLocation({
              path: files.runbookPath,
              line: next.trimEnd().split('\n').length - 1,
            });
          }}
        >
          <BookPlus aria-hidden size={14} />
          Write its section
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
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
