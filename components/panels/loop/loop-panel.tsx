'use client';

import { BellRing } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { useWorkbench } from '@/components/workbench/workbench-context';
import type { StationLink } from '@/engine/operations/loop/stations';
import { CommandLine } from '../github/command-line';
import { useCommands } from '../github/use-commands';
import type { PanelProps } from '../types';
import { useGoTo } from '../use-go-to';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { StationCard } from './station-card';
import { ALERT_LINE } from './station-words';

/**
 * The loop as it turns: alert, pipeline, gate, registry, canary, live, as the last alert has left them, each with ways to the file, the
 * run and the version behind it. The alert is sent by `amtool`, whose line stands at the foot.
 */
export function LoopPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const { answer, error } = useLabAnswer(lab, 'loop.stations', undefined);
  const { last, run, isBusy, forget } = useCommands(lab);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const goTo = useWayTo();
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The loop cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || !answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Looking at the loop
      </p>
    );
  const { stations, turns, isWorking } = answer;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-auto p-3">
        <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button
            size="sm"
            variant="primary"
            isDisabled={!canWrite || isBusy || isWorking}
            onPress={() => void run(ALERT_LINE)}
          >
            <BellRing aria-hidden size={14} />
            Send the alert
          </Button>
          <p aria-live="polite" className="text-ink-muted text-sm tabular-nums">
            {isWorking
              ? 'The loop turns'
              : turns === 0
                ? 'No alert has led to a model yet'
                : `${turns} ${turns === 1 ? 'model' : 'models'} made by the loop`}
          </p>
        </div>
        <ol
          aria-label="Stations of the loop"
          className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2.5"
        >
          {stations.map((station, at) => (
            <StationCard key={station.id} number={at + 1} station={station} onGo={goTo} />
          ))}
        </ol>
      </div>
      {last ? <CommandLine ran={last} onClose={forget} /> : null}
    </div>
  );
}

/** The way to what a link of a station names; undefined where the lesson has no panel for it. */
function useWayTo(): (to: StationLink) => (() => void) | undefined {
  const { session, layout, panels } = useWorkbench();
  const go = useGoTo();
  return (to) => {
    switch (to.kind) {
      case 'job':
        return go.job && (() => go.job?.(to.repository, to.run, to.job));
      case 'version':
        return go.trail && (() => go.trail?.(to.node));
      case 'cluster':
        return panels.some(({ id }) => id === 'cluster')
          ? () => layout.getState().showPanel('cluster')
          : undefined;
      case 'file': {
        const { files } = session.workspace.getState();
        return Object.hasOwn(files, to.path)
          ? () => session.editor.getState().revealLocation({ path: to.path, line: 1, column: 1 })
          : undefined;
      }
    }
  };
}
