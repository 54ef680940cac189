'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { messageOf } from '@/engine/core/errors';
import { parseTuningPlan, type TuningPlan } from '@/engine/tuning/plan';
import { shapeOf } from '@/engine/tuning/search';
import type { LessonSession } from '@/stores/contracts';
import { TUNING_FILE, type TuningStatus } from '@/stores/tuning-contract';
import { costText, planTitle, rangeText } from './tuning-words';

/** What tuning.json asks for right now: the search, its cost, its space. */
export function PlanSummary({
  session,
  running,
  status,
}: {
  readonly session: LessonSession;
  /** The plan of the search that was begun last. */
  readonly running: TuningPlan | null;
  readonly status: TuningStatus;
}) {
  const text = useStore(session.workspace, ({ files }) => files[TUNING_FILE]);
  const read = useMemo(() => readPlan(typeof text === 'string' ? text : undefined), [text]);
  const open = () => session.editor.getState().openFile(TUNING_FILE);
  if ('problem' in read)
    return (
      <p role="status" className="text-failed text-sm">
        {read.problem}{' '}
        <button type="button" onClick={open} className="cursor-pointer underline">
          Open {TUNING_FILE}
        </button>
      </p>
    );
  const { plan } = read;
  const other = running !== null && JSON.stringify(running) !== JSON.stringify(plan);
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        <span className="font-medium text-ink">{planTitle(plan)}</span>{' '}
        <span className="text-ink-muted">{costText(plan, shapeOf(plan))}.</span>{' '}
        <button type="button" onClick={open} className="cursor-pointer text-accent-strong text-xs underline">
          {TUNING_FILE}
        </button>
      </p>
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-muted text-xs">
        {Object.entries(plan.space).map(([name, dimension]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="font-mono">{name}</dt>
            <dd className="tabular-nums">{rangeText(dimension)}</dd>
          </div>
        ))}
      </dl>
      {other ? (
        <p className="text-ink-muted text-xs">
          {status === 'running' || status === 'pausing'
            ? 'The search that runs was begun with another tuning.json.'
            : 'The trials below are of a search with another tuning.json. Start anew to use this one.'}
        </p>
      ) : null}
    </div>
  );
}

function readPlan(text: string | undefined): { plan: TuningPlan } | { problem: string } {
  if (text === undefined) return { problem: `The workspace has no ${TUNING_FILE}.` };
  try {
    return { plan: parseTuningPlan(text) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
