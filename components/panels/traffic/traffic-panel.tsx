'use client';

import { Activity } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { TrafficView } from '@/engine/operations/views/traffic-view';
import { trafficStoreOf } from '@/stores/traffic-store';
import { CommandLine } from '../github/command-line';
import { useCommands } from '../github/use-commands';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { RunView } from './run-view';
import { trafficState } from './traffic-state';
import { countText } from './words';

/** The same seed gives the same requests. */
const SEEDS = Array.from({ length: 9 }, (_, at) => ({ id: String(at + 1), label: `Seed ${at + 1}` }));

/**
 * Traffic for the service of the project: measured in the sandbox, simulated in a worker, played at any speed. The program
 * `traffic` of the terminal does the same.
 */
export function TrafficPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const state = trafficState(session);
  const { profile, seed } = useStore(state);
  const runs = trafficStoreOf(session);
  const { status, progress, error: failure, run } = useStore(runs);
  const { answer, error } = useLabAnswer(lab, 'traffic.view', profile);
  const { last, run: type, isBusy, forget } = useCommands(lab);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The plan of the traffic cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the plan of the traffic
      </p>
    );
  const { description } = answer;
  const isRunning = status === 'running';
  const start = () => {
    if (!description) return;
    state.setState({ window: 0, speed: 0 });
    void runs.getState().start(profile, seed, description);
  };
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <Select
          label="Traffic"
          labelHidden
          size="sm"
          options={answer.profiles.map(({ id, title, requests }) => ({
            id,
            label: title,
            description: requests === null ? 'each row once' : `about ${countText(requests)} requests`,
          }))}
          value={profile}
          onChange={(next) => state.setState({ profile: next })}
          className="min-w-56 flex-1"
        />
        <Select
          label="Seed"
          labelHidden
          size="sm"
          options={SEEDS}
          value={seed}
          onChange={(next) => state.setState({ seed: next })}
        />
        {isRunning ? (
          <Button size="sm" onPress={() => runs.getState().stop()}>
            Stop
          </Button>
        ) : (
          <Button size="sm" variant="primary" isDisabled={description === null} onPress={start}>
            Run
          </Button>
        )}
        <Button
          size="sm"
          isDisabled={isBusy || !canWrite || answer.plan === null}
          onPress={() => void type('traffic measure')}
        >
          Measure the service
        </Button>
      </div>
      {isRunning ? <Progress label="Simulating" value={progress} className="px-3 py-2" /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Remarks view={answer} failure={failure?.message ?? null} />
        {run ? (
          <RunView session={session} run={run} view={answer} />
        ) : (
          <EmptyState icon={<Activity aria-hidden size={24} />} title="Nothing was sent yet">
            {answer.isUnmeasured
              ? 'First the service is measured: rows really go through it, and what each took is written down.'
              : 'Choose a traffic and run it. The same seed gives the same requests.'}
          </EmptyState>
        )}
      </div>
      {last ? <CommandLine ran={last} onClose={forget} /> : null}
    </div>
  );
}

function Remarks({ view, failure }: { readonly view: TrafficView; readonly failure: string | null }) {
  const { problem, isUnmeasured } = view;
  return (
    <div aria-live="polite">
      {failure ? (
        <Callout tone="failed" title="The simulation ended" className="m-3">
          {failure}
        </Callout>
      ) : null}
      {problem ? (
        <Callout
          tone={isUnmeasured ? 'note' : 'failed'}
          title={isUnmeasured ? 'Not measured' : 'Nothing can be sent'}
          className="m-3"
        >
          <span className="break-words">{problem}</span>
        </Callout>
      ) : null}
    </div>
  );
}
