'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnnounce } from '@/components/lesson/announcer';
import { PANELS } from '@/components/panels/registry';
import type { WorkbenchPanel } from '@/components/panels/types';
import type { LessonSession } from '@/stores/contracts';
import { AccessNotice } from './access-notice';
import { createEditorTools, startEditorTools } from './editor-tools';
import { layoutStore } from './layout-store';
import { StatusBar } from './status-bar';
import { StorageNotice, StorageRoomProvider } from './storage-room';
import { Toolbar } from './toolbar/toolbar';
import { useFollowRuns } from './use-follow-runs';
import { useShortcuts } from './use-shortcuts';
import { useWorkbenchCommands } from './use-workbench-commands';
import { WorkbenchProvider, type WorkbenchValue } from './workbench-context';
import { WorkbenchPanes } from './workbench-panes';
import './workbench.css';

export interface WorkbenchProps {
  /** The open lesson: everything shown comes from its stores. */
  readonly session: LessonSession;
  /** The panels of the dock; those that the lesson has no use for are left out. Default: all that are registered. */
  readonly panels?: readonly WorkbenchPanel[];
}

/** The lab of a lesson: files, editor, runs and panels. Fills its parent. Load it by `next/dynamic`: it is large. */
export function Workbench({ session, panels = PANELS }: WorkbenchProps) {
  const announce = useAnnounce();
  const root = useRef<HTMLDivElement>(null);
  const [tools] = useState(createEditorTools);
  useEffect(() => startEditorTools(tools, session), [tools, session]);

  const value = useMemo<WorkbenchValue>(
    () => ({
      session,
      layout: layoutStore(),
      panels: panels.filter((panel) => panel.isRelevant?.(session.bundle) ?? true),
      tools,
      announce,
      root,
    }),
    [session, panels, tools, announce],
  );
  useFollowRuns(value);
  useShortcuts(value);
  useWorkbenchCommands(value);

  return (
    <WorkbenchProvider value={value}>
      <div
        ref={root}
        className="workbench @container flex h-full min-h-0 flex-col bg-surface text-ink"
        data-workbench
      >
        <StorageRoomProvider>
          <Toolbar />
          <AccessNotice />
          <StorageNotice />
          <WorkbenchPanes />
          <StatusBar />
        </StorageRoomProvider>
      </div>
    </WorkbenchProvider>
  );
}
