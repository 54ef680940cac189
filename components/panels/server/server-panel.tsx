'use client';

import { Server } from 'lucide-react';
import { type StoreApi, useStore } from 'zustand';
import { OurFailure } from '@/components/lesson/our-failure';
import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { ErrorRecord } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { DeploymentState } from '@/stores/deployment-contract';
import type { PanelProps } from '../types';
import { FilesView } from './files-view';
import { LogView } from './log-view';
import { ServerStatus } from './server-status';
import { ServerToolbar } from './server-toolbar';
import { TrafficView } from './traffic-view';
import { useOperate, useServerStore } from './use-server';

/** One simulated server: what runs on it, what lies on its disk, its log, and the requests that come in. */
export function ServerPanel({ session }: PanelProps) {
  const store = useServerStore(session);
  if (store === 'opening')
    return <EmptyState icon={<Server aria-hidden size={22} />} title="Reaching the server…" />;
  if (store === 'failed') {
    return (
      <EmptyState icon={<Server aria-hidden size={22} />} title="The server did not load">
        Check the connection to the server of the lab, then open this panel again.
      </EmptyState>
    );
  }
  return <Machine session={session} store={store} />;
}

function Machine({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<DeploymentState>;
}) {
  const { view, doing, failure } = useStore(store);
  const { said, operate } = useOperate(store);
  const isReader = useStore(session.workspace, ({ access }) => access === 'reader');
  // Commands queue up; a button that is disabled while one runs would lose the focus.
  const disabled = isReader;

  const problem = failure ? <ServerProblem error={failure} /> : null;
  if (problem && !view) return problem;
  if (!view) return <EmptyState icon={<Server aria-hidden size={22} />} title="Reading the server…" />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ServerStatus session={session} view={view} />
      <ServerToolbar view={view} disabled={disabled} operate={operate} />
      <div className="shrink-0 px-3 pt-1 text-xs">
        {doing ? (
          <Progress visibleLabel label={doing.what} value={doing.done} />
        ) : (
          <p className="break-words text-ink-muted">
            {said || 'Each command is a line of server/operations.jsonl, and can be undone like an edit.'}
          </p>
        )}
      </div>
      {problem}
      <Tabs className="min-h-0 flex-1">
        <TabList aria-label="Server">
          <Tab id="traffic">Requests</Tab>
          <Tab id="files">Files</Tab>
          <Tab id="log">Log</Tab>
        </TabList>
        <TabPanel id="traffic" className="overflow-auto">
          <TrafficView view={view} />
        </TabPanel>
        <TabPanel id="files" className="overflow-auto">
          <FilesView session={session} view={view} disabled={disabled} operate={operate} />
        </TabPanel>
        <TabPanel id="log" className="overflow-auto">
          <LogView view={view} disabled={disabled} operate={operate} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

/** A log of commands that cannot be read was edited by hand; anything else is ours. */
function ServerProblem({ error }: { readonly error: ErrorRecord }) {
  if (error.code !== 'server-file')
    return <OurFailure what="The server could not be worked out" error={error} />;
  return (
    <p role="alert" className="border-line border-b bg-failed-soft px-3 py-1.5 text-xs">
      <span className="font-medium text-failed">✗ The commands cannot be read.</span> {error.message} Mend
      that line, or undo.
    </p>
  );
}
