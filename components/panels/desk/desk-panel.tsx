'use client';

import { Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '@/components/ui/empty-state';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { messageOf } from '@/engine/core/errors';
import type { DeskCommand } from '@/engine/workbench/desk';
import { type DeskLesson, deskOf, filesAfter, readDesk } from '@/stores/desk';
import type { PanelProps } from '../types';
import { AccountsTab } from './accounts-tab';
import { doneText } from './command-words';
import { EnvironmentTab } from './environment-tab';
import { HistoryTab } from './history-tab';
import type { DeskTabProps } from './tab-props';

/** The desk: the environment, accounts and keys, and the history, each operated by commands that the workspace keeps. */
export function DeskPanel({ session }: PanelProps) {
  const lesson = useMemo(() => deskOf(session.bundle), [session.bundle]);
  if (!lesson)
    return (
      <EmptyState icon={<Wrench aria-hidden size={22} />} title="No desk here">
        This lesson does not use it.
      </EmptyState>
    );
  return <OpenDesk session={session} lesson={lesson} />;
}

function OpenDesk({ session, lesson }: PanelProps & { readonly lesson: DeskLesson }) {
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const isWriter = useStore(session.workspace, (workspace) => workspace.access === 'writer');
  const { desk, problem } = useMemo(() => readDesk(lesson, files), [lesson, files]);
  const [said, setSaid] = useState<{ readonly text: string; readonly failed: boolean } | null>(null);

  const run = (command: DeskCommand): boolean => {
    const { files: now, restore } = session.workspace.getState();
    try {
      restore(filesAfter(lesson, now, command), `Desk: ${doneText(command)}`);
      setSaid({ text: `${doneText(command)}.`, failed: false });
      return true;
    } catch (thrown) {
      setSaid({ text: messageOf(thrown), failed: true });
      return false;
    }
  };
  const tab: DeskTabProps = {
    session,
    lesson,
    desk,
    files,
    run,
    isDisabled: !isWriter || problem !== undefined,
  };

  return (
    <Tabs className="h-full">
      <TabList aria-label="Desk">
        <Tab id="environment">Environment</Tab>
        <Tab id="accounts">Accounts and keys</Tab>
        <Tab id="history">History</Tab>
      </TabList>
      <p
        role="status"
        className={`flex min-h-7 shrink-0 items-start justify-between gap-4 border-line border-b px-3 py-1 text-xs leading-5 ${said?.failed ? 'text-failed' : 'text-ink-muted'}`}
      >
        <span>
          {problem
            ? `✗ lab/desk.jsonl, line ${problem.line}: ${problem.message} Mend it in the editor, or undo the last change.`
            : said
              ? `${said.failed ? '✗' : '✓'} ${said.text}`
              : 'What you do here is one step of undo each.'}
        </span>
        <span className="shrink-0 text-ink-muted tabular-nums">day {desk.day} of the lab</span>
      </p>
      <TabPanel id="environment" className="overflow-auto p-3">
        <EnvironmentTab {...tab} />
      </TabPanel>
      <TabPanel id="accounts" className="overflow-auto p-3">
        <AccountsTab {...tab} />
      </TabPanel>
      <TabPanel id="history" className="overflow-auto p-3">
        <HistoryTab {...tab} />
      </TabPanel>
    </Tabs>
  );
}
