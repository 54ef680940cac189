'use client';

import { Activity } from 'lucide-react';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { MonitoringReport } from '@/engine/monitoring/service/report';
import type { AnswerOf } from '@/runtime/lab/questions';
import type { LabState } from '@/stores/lab-contract';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { AlertsTab } from './alerts-tab';
import { DriftTab } from './drift-tab';
import { LabelsTab } from './labels-tab';
import { type MonitoringTab, monitoringState } from './monitoring-state';
import { ObjectivesTab } from './objectives-tab';
import { QualityTab } from './quality-tab';
import { RemarkList } from './remark-list';
import { dayText } from './words';

/**
 * The watch of a service: alerts and who was told, drift, data quality, labels, objectives. All of it follows from files of
 * the project; the program `monitor` says the same in the terminal.
 */
export function MonitoringPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = monitoringState(session);
  const folder = useStore(store, (state) => state.folder);
  const { answer, error, isAsking } = useLabAnswer(lab, 'monitoring.overview', { folder });
  if (lab === 'failed' || error)
    return (
      <div className="flex h-full flex-col gap-3 overflow-y-auto p-3">
        <Callout tone="failed" title="Nothing can be watched">
          {error?.message ?? 'The lab could not be started. Reload the page.'}
        </Callout>
      </div>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Looking at what was served
      </p>
    );
  if (answer.folder === null)
    return (
      <EmptyState icon={<Activity aria-hidden size={24} />} title="Nothing is watched">
        A folder with a <code>service.yaml</code> says what is served, where labels come, and what the model
        learned from. What is seen of it stands here.
      </EmptyState>
    );
  return <Watched session={session} lab={lab} overview={answer} isAsking={isAsking} />;
}

interface WatchedProps extends PanelProps {
  readonly lab: StoreApi<LabState>;
  readonly overview: AnswerOf<'monitoring.overview'>;
  readonly isAsking: boolean;
}

function Watched({ session, lab, overview, isAsking }: WatchedProps) {
  const store = monitoringState(session);
  const tab = useStore(store, (state) => state.tab);
  const { folders, remarks, report, servedPath } = overview;
  const folder = overview.folder!;
  const props = report && { lab, folder, report, store };
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-3 py-2">
        {folders.length > 1 ? (
          <Select
            label="Watched"
            labelHidden
            size="sm"
            options={folders.map((one) => ({ id: one, label: one }))}
            value={folder}
            onChange={(next) =>
              store.setState({ folder: next, look: null, column: null, alert: null, expectation: null })
            }
          />
        ) : (
          <h2 className="font-medium text-ink text-sm">{folder}</h2>
        )}
        <p className="min-w-0 text-ink-muted text-xs">{report ? spanText(report) : null}</p>
        {isAsking ? <Spinner /> : null}
      </div>
      <RemarkList session={session} folder={folder} remarks={remarks} failures={report?.failures ?? []} />
      {props && report ? (
        <Tabs
          selectedKey={tab}
          onSelectionChange={(next) => store.setState({ tab: next as MonitoringTab })}
          className="min-h-0 flex-1"
        >
          <TabList aria-label="Views of the watch">
            <Tab id="alerts">
              Alerts{countText(report.alerts.filter(({ state }) => state === 'firing').length)}
            </Tab>
            <Tab id="drift">Drift</Tab>
            <Tab id="quality">Quality</Tab>
            <Tab id="labels">Labels</Tab>
            <Tab id="objectives">Objectives</Tab>
          </TabList>
          <TabPanel id="alerts" className="overflow-y-auto">
            <AlertsTab session={session} {...props} />
          </TabPanel>
          <TabPanel id="drift" className="overflow-y-auto">
            <DriftTab {...props} />
          </TabPanel>
          <TabPanel id="quality" className="overflow-y-auto">
            <QualityTab {...props} />
          </TabPanel>
          <TabPanel id="labels" className="overflow-y-auto">
            <LabelsTab report={report} />
          </TabPanel>
          <TabPanel id="objectives" className="overflow-y-auto">
            <ObjectivesTab report={report} folder={folder} />
          </TabPanel>
        </Tabs>
      ) : (
        <EmptyState icon={<Activity aria-hidden size={24} />} title="Nothing was served yet">
          What the service answers is awaited in <code>{servedPath}</code>. Run what serves, and look again.
        </EmptyState>
      )}
    </div>
  );
}

const countText = (firing: number): string => (firing === 0 ? '' : ` (${firing} firing)`);

const spanText = ({ service, rows, known, from, to }: MonitoringReport): string =>
  `${service}: ${rows.toLocaleString('en-US')} rows from ${dayText(from)} to ${dayText(to)}, ${known.toLocaleString('en-US')} with their label`;
