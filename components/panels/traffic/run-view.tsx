'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { PRICES_FILE } from '@/engine/deployment/cloud/prices/lab-prices';
import { summaryOf } from '@/engine/operations/summary';
import type { TrafficView } from '@/engine/operations/views/traffic-view';
import type { LessonSession } from '@/stores/contracts';
import type { FinishedRun } from '@/stores/traffic-store';
import { ClusterTab } from './cluster-tab';
import { CostTab } from './cost-tab';
import { HonestTab } from './honest-tab';
import { PlayBar } from './play-bar';
import { RequestsTab } from './requests-tab';
import { RunFacts, RunVerdict } from './run-head';
import { runCharts } from './run-series';
import { TimeChart } from './time-chart';
import { type TrafficTab, trafficState } from './traffic-state';
import { momentText } from './words';

interface RunViewProps {
  readonly session: LessonSession;
  readonly run: FinishedRun;
  readonly view: TrafficView;
}

/** A run that is over: played, scrubbed, taken apart. */
export function RunView({ session, run, view }: RunViewProps) {
  const store = trafficState(session);
  const { tab, window: chosen } = useStore(store);
  const { result, description } = run;
  const { traffic, startAt } = result;
  const objective = view.plan?.objective ?? { within: 0.5, share: 0.99 };
  const summary = useMemo(() => summaryOf(result, objective), [result, objective]);
  const charts = useMemo(() => runCharts(result, objective.within), [result, objective.within]);
  const window = Math.min(chosen, Math.max(0, traffic.windows - 1));
  const timeOf = (seconds: number) =>
    momentText(startAt + seconds * 1000, startAt, description.traffic.duration);
  const nameOf = (at: number) => timeOf(at * traffic.window);
  const look = (next: number) => store.setState({ window: next, speed: 0 });
  return (
    <>
      <div className="sticky top-0 z-10 bg-canvas">
        <PlayBar session={session} windows={traffic.windows} nameOf={nameOf} />
      </div>
      <RunVerdict summary={summary} objective={objective} />
      <Tabs
        selectedKey={tab}
        onSelectionChange={(next) => store.setState({ tab: next as TrafficTab })}
        className="min-h-0"
      >
        <TabList aria-label="Views of the run">
          <Tab id="charts">Charts</Tab>
          <Tab id="requests">Requests</Tab>
          <Tab id="cost">Cost</Tab>
          <Tab id="cluster">Cluster</Tab>
          <Tab id="honest">What is real</Tab>
        </TabList>
        <TabPanel id="charts">
          <RunFacts summary={summary} />
          <div className="grid gap-x-5 gap-y-4 p-3 @3xl:grid-cols-2">
            {charts.map((chart) => (
              <TimeChart key={chart.id} chart={chart} window={window} nameOf={nameOf} onWindow={look} />
            ))}
          </div>
        </TabPanel>
        <TabPanel id="requests">
          <RequestsTab result={result} window={window} nameOf={nameOf} rows={view.rows} />
        </TabPanel>
        <TabPanel id="cost">
          <CostTab
            summary={summary}
            podsPerNode={result.podsPerNode}
            priceFile={description.bill?.prices === undefined ? null : PRICES_FILE}
          />
        </TabPanel>
        <TabPanel id="cluster">
          <ClusterTab result={result} until={(window + 1) * traffic.window} timeOf={timeOf} />
        </TabPanel>
        <TabPanel id="honest">
          {view.measured ? <HonestTab measured={view.measured} description={description} /> : null}
        </TabPanel>
      </Tabs>
    </>
  );
}
