'use client';

import { CircleX, Cpu, IndentIncrease, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useStore } from 'zustand';
import { browserPreferences } from '@/stores/preferences';
import { ProblemsList } from './editor/problems-list';
import { problemsText } from './monaco/problems';
import { startTypeScript } from './monaco/typescript-start';
import { StorageRoomItem } from './storage-room';
import { useSessionState, useTools } from './workbench-context';

const ITEM =
  'flex h-full cursor-pointer items-center gap-1.5 px-2 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2';

/** The quiet line at the bottom: problems, what is stored, what the Tab key does, the backend of the last run. */
export function StatusBar() {
  const backend = useSessionState('runs', (runs) => runs.current?.backend);
  return (
    <div className="flex h-7 shrink-0 items-stretch border-line border-t bg-canvas text-ink-muted text-xs">
      <Problems />
      <span className="flex-1" />
      <StorageRoomItem />
      <TabKey />
      {backend ? (
        <span className="flex items-center gap-1.5 px-2" title="What tfjs computed on in the last run">
          <Cpu aria-hidden size={13} />
          tfjs: {backend}
        </span>
      ) : null}
    </div>
  );
}

function Problems() {
  const problems = useTools((tools) => tools.problems);
  const isChecked = useTools((tools) => tools.isChecked);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <DialogTrigger onOpenChange={startTypeScript}>
      <AriaButton className={ITEM}>
        <span className="sr-only">Problems: {problemsText(problems, isChecked)}</span>
        <CircleX aria-hidden size={13} className={errors > 0 ? 'text-failed' : undefined} />
        <span aria-hidden>{isChecked || errors > 0 ? errors : '–'}</span>
        <TriangleAlert aria-hidden size={13} />
        <span aria-hidden>{isChecked || problems.length > errors ? problems.length - errors : '–'}</span>
      </AriaButton>
      <Popover
        placement="top start"
        offset={4}
        className="fade-in w-[min(32rem,90vw)] overflow-auto rounded-lg border border-line bg-raised shadow-overlay"
      >
        <ProblemsList />
      </Popover>
    </DialogTrigger>
  );
}

function TabKey() {
  const preferences = browserPreferences();
  const moves = useStore(preferences, (state) => state.editorTab === 'focus');
  return (
    <AriaButton
      className={ITEM}
      onPress={() => preferences.getState().set({ editorTab: moves ? 'indent' : 'focus' })}
    >
      <IndentIncrease aria-hidden size={13} />
      {moves ? 'Tab moves focus' : 'Tab indents'}
      <span className="sr-only">in the editor; press to change</span>
    </AriaButton>
  );
}
