'use client';

import type { StoreApi } from 'zustand/vanilla';
import type { PlannedWorkflow } from '@/engine/ci/views/plan-view';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import { LocationButton } from '../location-button';
import { useLabAnswer } from '../use-lab-answer';
import { plannedGraph } from './planned-graph';
import { RunGraph } from './run-graph';
import { eventText } from './words';

export interface PlannedWorkflowsProps {
  readonly session: LessonSession;
  readonly lab: StoreApi<LabState>;
}

/** The workflow files of the project as they stand in the editor: what each would do, or what is wrong with it. */
export function PlannedWorkflows({ session, lab }: PlannedWorkflowsProps) {
  const { answer } = useLabAnswer(lab, 'ci.plan', {});
  if (answer === undefined || answer.length === 0) return null;
  return (
    <section aria-label="Workflows in the workspace" className="border-line border-t p-3">
      <h3 className="font-medium text-ink text-sm">In the workspace</h3>
      <p className="mt-0.5 text-ink-muted text-xs leading-5">
        What a push of the files as they are now would run.
      </p>
      <ul className="mt-2 space-y-4">
        {answer.map((workflow) => (
          <li key={workflow.path}>
            <Planned session={session} workflow={workflow} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Planned({
  session,
  workflow,
}: {
  readonly session: LessonSession;
  readonly workflow: PlannedWorkflow;
}) {
  const { path, name, events, plan, problems } = workflow;
  const { graph, jobs } = plannedGraph(plan);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs">
        <span className="font-medium text-ink">{name}</span>
        <LocationButton session={session} location={{ path, line: 1 }} text={path} className="font-mono" />
        {events.length > 0 ? (
          <span className="text-ink-muted">starts by {events.map(eventText).join(', ')}</span>
        ) : null}
      </p>
      {problems.map(({ line, column, message }) => (
        <p key={`${line}:${column}:${message}`} className="mt-1 text-failed text-xs leading-5">
          <LocationButton
            session={session}
            location={{ path, line: Math.max(1, line), column: Math.max(1, column) }}
            text={`Line ${line}`}
          />{' '}
          {message}
        </p>
      ))}
      {jobs.length > 0 ? (
        <RunGraph
          label={`Jobs of ${name}`}
          graph={graph}
          jobs={jobs}
          onSelect={(id) => {
            const line = plan?.jobs.find((job) => job.id === jobs.find((one) => one.id === id)?.jobId)?.line;
            if (line) session.editor.getState().revealLocation({ path, line });
          }}
        />
      ) : null}
    </>
  );
}
