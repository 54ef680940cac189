'use client';

import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWidth } from '@/components/charts/use-width';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { useWorkbench } from '@/components/workbench/workbench-context';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { FailureNote } from './failure-note';
import { FirstStage } from './first-stage';
import { pipelineActions } from './pipeline-actions';
import { type PipelineTab, pipelineState } from './pipeline-state';
import { runAnnouncement } from './pipeline-words';
import { ResultsView } from './results-view';
import { RunView } from './run-view';
import { StagesView } from './stages-view';

/** The pipeline of the project: what is stale and why before anything runs, its runs stage by stage, and its results. */
export function PipelinePanel({ session }: PanelProps) {
  const { announce } = useWorkbench();
  const lab = useOpened(session.lab);
  const store = pipelineState(session);
  const { tab, log } = useStore(store);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const { answer, isAsking, error } = useLabAnswer(lab, 'dvc.pipeline', {});
  const [measure, width] = useWidth();
  // How a run ended is said once, when it ends.
  const announced = useRef(log?.endedAt ?? null);
  useEffect(() => {
    if (log === null || log.endedAt === null || announced.current === log.endedAt) return;
    announced.current = log.endedAt;
    announce(runAnnouncement(log));
  }, [log, announce]);

  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The pipeline cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the pipeline
      </p>
    );
  const actions = pipelineActions(session, lab, store);
  const isBusy = log?.exitCode === null;
  const hasStages = answer !== null && (answer.error !== null || answer.nodes.some(({ isData }) => !isData));
  return (
    <div ref={measure} className="@container flex h-full min-h-0 flex-col">
      {tab === 'log' ? null : <FailureNote store={store} />}
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => store.setState({ tab: key as PipelineTab })}
        className="flex-1"
      >
        <TabList aria-label="Views of the pipeline">
          <Tab id="stages">Stages</Tab>
          <Tab id="results">Results</Tab>
          <Tab id="log">Run{isBusy ? ' …' : ''}</Tab>
        </TabList>
        <TabPanel id="stages" className="min-h-0">
          {hasStages ? (
            <StagesView
              session={session}
              view={answer}
              width={width}
              isAsking={isAsking}
              actions={actions}
              canWrite={canWrite}
              isBusy={isBusy}
            />
          ) : (
            <div className="h-full overflow-y-auto">
              <FirstStage actions={actions} canWrite={canWrite && !isBusy} isBare={answer === null} />
            </div>
          )}
        </TabPanel>
        <TabPanel id="results" className="min-h-0">
          <ResultsView lab={lab} actions={actions} isDisabled={!canWrite || isBusy} />
        </TabPanel>
        <TabPanel id="log" className="min-h-0">
          <RunView log={log} />
        </TabPanel>
      </Tabs>
    </div>
  );
}
