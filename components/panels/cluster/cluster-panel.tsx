'use client';

import { Ship } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { ClusterOverview } from '@/engine/deployment/cluster/views/overview';
import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import { CommandLine } from '../github/command-line';
import { useCommands } from '../github/use-commands';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { type ClusterTab, clusterState } from './cluster-state';
import { applyLine } from './commands';
import { EventsTab } from './events-tab';
import { ServicesTab } from './services-tab';
import { useTicks } from './use-ticks';
import { WorkloadTab } from './workload-tab';

/** How often the cluster is looked at again: while something moves, and while only ages do. */
const MOVING_MS = 1000;
const RESTING_MS = 10_000;

const keyOf = ({ kind, name }: WorkloadView) => `${kind}/${name}`;

/**
 * The cluster of the lab: deployments and rollouts with their pods as they come and go, services, events. What is done here
 * is done by `kubectl`, whose line stands at the foot.
 */
export function ClusterPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const [tick, setTick] = useState(0);
  const { answer, error } = useLabAnswer(lab, 'cluster.overview', tick);
  const { last, run, isBusy, forget } = useCommands(lab);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const next = useCallback(() => setTick((before) => before + 1), []);
  useTicks(!answer || answer.now === null ? null : answer.isMoving ? MOVING_MS : RESTING_MS, next);
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The cluster cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the cluster
      </p>
    );
  const doIt = (line: string) => void run(line);
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        {answer.workloads.length === 0 ? (
          <NothingDeployed files={answer.files} isBusy={isBusy || !canWrite} run={doIt} />
        ) : (
          <Workloads session={session} overview={answer} isBusy={isBusy || !canWrite} run={doIt} />
        )}
      </div>
      {last ? <CommandLine ran={last} onClose={forget} /> : null}
    </div>
  );
}

interface ActingProps {
  readonly isBusy: boolean;
  readonly run: (line: string) => void;
}

function NothingDeployed({ files, isBusy, run }: ActingProps & { readonly files: readonly string[] }) {
  return (
    <EmptyState icon={<Ship aria-hidden size={24} />} title="Nothing deployed yet">
      {files.length === 0 ? (
        <>
          Write a Deployment in YAML, for example <code>k8s/deployment.yaml</code>, with an image that you
          have pushed. Here you apply it, and see its pods come and go.
        </>
      ) : (
        <>
          The project has {files.length === 1 ? 'a manifest' : `${files.length} manifests`}:{' '}
          {files.join(', ')}. Applied, the cluster makes it so.
        </>
      )}
      {files.length === 0 ? null : (
        <span className="mt-3 block">
          <Button variant="primary" isDisabled={isBusy} onPress={() => run(applyLine(files))}>
            Apply {files.length === 1 ? files[0] : `${files.length} manifests`}
          </Button>
        </span>
      )}
    </EmptyState>
  );
}

function Workloads({
  session,
  overview,
  isBusy,
  run,
}: ActingProps & PanelProps & { readonly overview: ClusterOverview }) {
  const store = clusterState(session);
  const { workload: key, tab } = useStore(store);
  const { workloads, events, files, aheadMs } = overview;
  const now = overview.now ?? 0;
  const shown = workloads.find((one) => keyOf(one) === key) ?? workloads[0]!;
  const warnings = events.filter(({ type }) => type === 'Warning').length;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        {workloads.length > 1 ? (
          <Select
            label="Workload"
            labelHidden
            size="sm"
            options={workloads.map((one) => ({ id: keyOf(one), label: `${one.kind} ${one.name}` }))}
            value={keyOf(shown)}
            onChange={(next) => store.setState({ workload: next })}
          />
        ) : (
          <h2 className="font-medium text-ink text-sm">
            {shown.kind} {shown.name}
          </h2>
        )}
        {aheadMs >= 1000 ? (
          <span className="text-ink-muted text-xs">{Math.round(aheadMs / 1000)} s skipped so far</span>
        ) : null}
        {files.length > 0 ? (
          <Button size="sm" className="ms-auto" isDisabled={isBusy} onPress={() => run(applyLine(files))}>
            Apply {files.length === 1 ? files[0] : `${files.length} manifests`}
          </Button>
        ) : null}
      </div>
      <Tabs
        selectedKey={tab}
        onSelectionChange={(next) => store.setState({ tab: next as ClusterTab })}
        className="min-h-0 flex-1"
      >
        <TabList aria-label="Views of the cluster">
          <Tab id="workload">Pods</Tab>
          <Tab id="events">
            Events{warnings > 0 ? ` (${warnings} ${warnings === 1 ? 'warning' : 'warnings'})` : ''}
          </Tab>
          <Tab id="services">Services and nodes</Tab>
        </TabList>
        <TabPanel id="workload" className="overflow-y-auto">
          <WorkloadTab workload={shown} now={now} isBusy={isBusy} run={run} />
        </TabPanel>
        <TabPanel id="events" className="overflow-y-auto">
          <EventsTab events={events} now={now} />
        </TabPanel>
        <TabPanel id="services" className="overflow-y-auto">
          <ServicesTab overview={overview} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
