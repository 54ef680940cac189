'use client';

import { PhoneCall } from 'lucide-react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { onCallStoreOf } from '@/stores/on-call-store';
import type { PanelProps } from '../types';
import { ActForm } from './act-form';
import { Announcer } from './announcer';
import { ClockBar } from './clock-bar';
import { DataTab } from './data-tab';
import { MetricsTab } from './metrics-tab';
import { type OnCallTab, onCallPanelState } from './on-call-state';
import { PagesTab } from './pages-tab';
import { PlacesTab } from './places-tab';
import { ScoreTab } from './score-tab';
import type { ShiftTabProps } from './shift-tab-props';
import { TimelineTab } from './timeline-tab';

/**
 * Time on call, for any service and length: a workspace with a `shift.yaml` has one. Everything that is done goes into a log beside
 * it, which is all that a reload needs, and all that a check plays again.
 */
export function OnCallPanel({ session }: PanelProps) {
  const store = onCallStoreOf(session);
  const { paths, path, files, view, error } = useStore(store);
  if (error)
    return (
      <div className="p-3">
        <Callout tone="failed" title="The shift cannot be played">
          <span className="break-words">{error.message}</span>
        </Callout>
      </div>
    );
  if (path === null && paths.length === 0 && view === null && files === null)
    return (
      <EmptyState icon={<PhoneCall aria-hidden size={24} />} title="Nobody is on call here">
        A <code>shift.yaml</code> says which service is looked after, and for how long. There is none in this
        project.
      </EmptyState>
    );
  if (files === null || view === null)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Beginning the shift
      </p>
    );
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      {paths.length > 1 ? (
        <div className="border-line border-b px-3 py-2">
          <Select
            label="Shift"
            labelHidden
            size="sm"
            options={paths.map((one) => ({ id: one, label: one }))}
            value={path ?? ''}
            onChange={(next) => store.getState().choose(next)}
          />
        </div>
      ) : null}
      <ClockBar session={session} view={view} title={files.shift.title} />
      <Announcer view={view} />
      <Views session={session} files={files} view={view} />
    </div>
  );
}

function Views(props: ShiftTabProps) {
  const { session, files, view } = props;
  const state = onCallPanelState(session);
  const tab = useStore(state, (one) => one.tab);
  const open = view.snapshot.pages.filter((page) => page.state !== 'resolved').length;
  return (
    <>
      {files.runbookProblems.length > 0 || view.refused.length > 0 ? <Remarks {...props} /> : null}
      <Tabs
        selectedKey={tab}
        onSelectionChange={(next) => state.setState({ tab: next as OnCallTab })}
        className="min-h-0 flex-1"
      >
        <TabList aria-label="Views of the shift">
          <Tab id="pages">Pages{open === 0 ? '' : ` (${open} open)`}</Tab>
          <Tab id="metrics">Metrics</Tab>
          <Tab id="data">Data</Tab>
          <Tab id="places">Look into</Tab>
          <Tab id="timeline">Timeline</Tab>
          <Tab id="score">Score</Tab>
        </TabList>
        <TabPanel id="pages" className="overflow-y-auto">
          <PagesTab {...props} />
        </TabPanel>
        <TabPanel id="metrics" className="overflow-y-auto">
          <MetricsTab view={view} hours={files.shift.hours} />
        </TabPanel>
        <TabPanel id="data" className="overflow-y-auto">
          <DataTab view={view} />
        </TabPanel>
        <TabPanel id="places" className="overflow-y-auto">
          <PlacesTab view={view} />
        </TabPanel>
        <TabPanel id="timeline" className="overflow-y-auto">
          <TimelineTab {...props} />
        </TabPanel>
        <TabPanel id="score" className="overflow-y-auto">
          <ScoreTab {...props} />
        </TabPanel>
      </Tabs>
      {view.snapshot.isOver ? null : <ActForm session={session} view={view} />}
    </>
  );
}

function Remarks({ files, view }: ShiftTabProps) {
  const lines = [...files.runbookProblems, ...view.refused.map(({ why }) => why)];
  return (
    <Callout tone="note" title="Not everything could be read" className="m-3">
      <ul className="space-y-1">
        {lines.slice(0, 4).map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > 4 ? <p>and {lines.length - 4} more</p> : null}
    </Callout>
  );
}
