'use client';

import { useEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Progress } from '@/components/ui/progress';
import type { LessonSession, RunView } from '@/stores/contracts';
import { useAnnounce } from './announcer';
import type { ExperimentProps } from './experiment-props';
import { ExperimentTable } from './experiment-table';
import { duration, figureText } from './format';
import { IslandCard } from './island-card';
import { useLessonLayout } from './layout-context';
import { outcomeText, runFigures, runProgress } from './run-summary';
import { useLessonSession, useSession } from './session-context';
import { softDisabled } from './soft-disabled';
import { useStartRun } from './use-start-run';

/** A run of real code with a named change of parameters; its outcome stands beside those of the other experiments. */
export function ExperimentIsland(props: ExperimentProps) {
  const session = useLessonSession();
  return (
    <IslandCard id={`experiment-${props.id}`} kind="Experiment" title={props.label}>
      <p className="text-ink-muted">
        Runs <code className="prose-code">npm run {props.script}</code> on your files
        {props.setsParams ? (
          <>
            , with <code className="prose-code">{props.paramsFile ?? 'the params file'}</code> as at the start
            {props.changes.length > 0 ? ' but for' : '.'}
          </>
        ) : (
          '.'
        )}
      </p>
      {props.changes.length > 0 ? (
        <ul className="mt-2.5 flex flex-wrap gap-1.5">
          {props.changes.map(({ name, value, before }) => (
            <li
              key={name}
              className="rounded border border-line bg-sunken px-2 font-mono text-[0.8125rem] leading-6"
            >
              <span className="text-ink-muted">{name}: </span>
              <span className="font-medium">{value}</span>
              {before === undefined ? null : <span className="text-ink-muted"> (was {before})</span>}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-4 min-h-9">
        {session ? (
          <ExperimentRun session={session} {...props} />
        ) : (
          <button type="button" className={buttonClass('primary')} disabled>
            Run the experiment
          </button>
        )}
      </div>
    </IslandCard>
  );
}

function ExperimentRun({ session, ...props }: ExperimentProps & { readonly session: LessonSession }) {
  const current = useSession(session, 'runs', (runs) => runs.current);
  const busy = useSession(session, 'runs', (runs) => runs.busy);
  const writer = useSession(session, 'workspace', (workspace) => workspace.access === 'writer');
  const locked = useSession(
    session,
    'learning',
    (learning) => props.predictionId === undefined || props.predictionId in learning.predictions,
  );
  const { start, failure } = useStartRun(() => session.runs.getState().runExperiment(props.id));
  const mine = current?.experimentId === props.id ? current : null;
  const running = mine?.outcome === 'running';
  useAnnouncedEnd(mine, props);
  const { hasWorkbench } = useLessonLayout();

  const reason = !locked
    ? 'Lock your prediction first.'
    : !writer
      ? 'Another tab has this lesson open; take over there or in the workbench to run.'
      : busy && !running
        ? 'Something else is running.'
        : null;
  const reasonId = `experiment-${props.id}-reason`;

  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {running ? (
          <button
            type="button"
            className={buttonClass('secondary')}
            onClick={(event) => {
              // The second click of a double click on Run lands here.
              if (event.detail < 2) session.runs.getState().stop();
            }}
          >
            Stop
          </button>
        ) : (
          <button
            type="button"
            className={buttonClass('primary')}
            {...softDisabled(reason !== null, start, reasonId)}
          >
            {mine ? 'Run again' : 'Run the experiment'}
          </button>
        )}
        {reason && !running ? (
          <p id={reasonId} className="text-ink-muted text-sm">
            {reason}
            {locked || !props.predictionId ? null : (
              <>
                {' '}
                <a className="prose-link" href={`#predict-${props.predictionId}`}>
                  Go to the prediction
                </a>
              </>
            )}
          </p>
        ) : null}
        {running ? <LiveProgress run={mine} /> : null}
      </div>
      {failure ? (
        <p role="alert" className="mt-3 text-failed text-sm">
          ✗ The run did not start: {failure}
        </p>
      ) : null}
      <ExperimentTable session={session} {...props} />
      {mine && !hasWorkbench ? <RunOutput run={mine} /> : null}
    </>
  );
}

/** Lines of a run that are shown where there is no console beside the text. */
const SHOWN_LINES = 40;

/** What the run printed, for readers on a narrow page, who have no console in sight. */
function RunOutput({ run }: { readonly run: RunView }) {
  const lines = run.console
    .filter((entry) => entry.kind !== 'system')
    .flatMap((entry) => entry.text.replace(/\n$/, '').split('\n'));
  if (lines.length === 0) return null;
  return (
    <section
      aria-label="What it printed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="mt-3 max-h-64 overflow-auto rounded-md bg-sunken p-3"
    >
      <pre className="font-mono text-xs leading-5">{lines.slice(-SHOWN_LINES).join('\n')}</pre>
    </section>
  );
}

function LiveProgress({ run }: { readonly run: RunView }) {
  const progress = runProgress(run);
  const text = progress
    ? `epoch ${progress.epoch} of ${progress.epochs}, about ${duration(progress.leftMs)} left`
    : 'running';
  return (
    <div className="min-w-52 flex-1">
      <Progress
        label="Run"
        visibleLabel
        value={progress ? progress.epoch / progress.epochs : undefined}
        valueText={text}
      />
    </div>
  );
}

/** Announces the end of a run that was seen running here, once, where no workbench does. */
function useAnnouncedEnd(run: RunView | null, { label, metrics }: ExperimentProps) {
  const announce = useAnnounce();
  const { hasWorkbench } = useLessonLayout();
  const watching = useRef<string | null>(null);
  useEffect(() => {
    if (!run) return;
    if (run.outcome === 'running') {
      watching.current = run.runId;
    } else if (watching.current === run.runId) {
      watching.current = null;
      if (hasWorkbench) return;
      const figures = runFigures(run, metrics)
        .slice(0, 2)
        .map(({ label: name, value, unit }) => `${name} ${figureText(value, unit)}`);
      announce([`${label}: ${outcomeText(run.outcome)}`, ...figures].join('. '));
    }
  }, [run, label, metrics, announce, hasWorkbench]);
}
