'use client';

import type { StoreApi } from 'zustand';
import { Button } from '@/components/ui/button';
import type { AlertCourse, MonitoringReport } from '@/engine/monitoring/service/report';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';
import { useGoTo } from '../use-go-to';
import { ViewHead } from '../view-head';
import type { MonitoringState } from './monitoring-state';
import { StateBadge } from './state-badge';
import { timeText } from './words';

export interface AlertViewProps {
  readonly session: LessonSession;
  readonly folder: string;
  readonly alert: AlertCourse;
  readonly report: MonitoringReport;
  readonly store: StoreApi<MonitoringState>;
  readonly onBack: () => void;
}

/** One alert in full: its course, its rule, and the ways on: to the rows behind it, the model, the runbook. */
export function AlertView({ session, folder, alert, report, store, onBack }: AlertViewProps) {
  const { name, column, labels, state, changes, summary, expr } = alert;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead back="All alerts" onBack={onBack} title={column ? `${name}: ${column}` : name}>
        <StateBadge state={state} />
      </ViewHead>
      <div className="min-h-0 flex-1 space-y-5 overflow-auto p-3">
        {summary ? <p className="break-words text-ink text-sm leading-5">{summary}</p> : null}
        <WaysOn session={session} folder={folder} alert={alert} report={report} store={store} />
        <section aria-label="Its course">
          <h3 className="mb-1.5 font-medium text-ink text-sm">Its course</h3>
          <ol className="space-y-1 text-ink text-xs leading-5">
            {changes.slice(0, 60).map(({ time, to }) => (
              <li key={`${time} ${to}`} className="flex gap-3">
                <span className="w-28 shrink-0 text-ink-muted tabular-nums">{timeText(time)}</span>
                {to === 'inactive' ? 'over' : to}
              </li>
            ))}
          </ol>
          {changes.length > 60 ? (
            <p className="mt-1 text-ink-muted text-xs">and {changes.length - 60} changes more</p>
          ) : null}
        </section>
        <section aria-label="Its rule">
          <h3 className="mb-1.5 font-medium text-ink text-sm">Its rule</h3>
          <code className="block whitespace-pre-wrap break-words rounded-md border border-line bg-sunken px-2 py-1.5 font-mono text-ink text-xs leading-5">
            {expr.trim()}
          </code>
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs leading-5">
            {Object.entries(labels).map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-ink-muted">{label}</dt>
                <dd className="break-words text-ink">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  );
}

function WaysOn({ session, folder, alert, report, store }: Omit<AlertViewProps, 'onBack'>) {
  const { trail } = useGoTo();
  const { metric, column, changes, hasSection, name } = alert;
  const fired = changes.find(({ to }) => to === 'firing')?.time ?? changes[0]?.time ?? 0;
  const look = report.looks.findLast(({ time }) => time <= fired) ?? report.looks[0];
  const show = (state: Partial<MonitoringState>) =>
    store.setState({ alert: null, look: look?.time ?? null, ...state });
  const expectation = report.expectations.find(
    (one) =>
      one.suite === alert.labels.suite &&
      one.column === column &&
      one.type === alert.labels.expectation?.split('#')[0],
  );
  const line = runbookLine(session, `${folder}/runbook.md`, name);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {metric?.startsWith('expectation') ? (
        <Button
          size="sm"
          onPress={() =>
            show({
              tab: 'quality',
              expectation: expectation ? `${expectation.suite}/${expectation.at}` : null,
            })
          }
        >
          Its rows
        </Button>
      ) : null}
      {metric?.startsWith('feature') || metric?.startsWith('prediction') ? (
        <Button size="sm" onPress={() => show({ tab: 'drift', column })}>
          Its distributions
        </Button>
      ) : null}
      {metric?.startsWith('labelled') || metric?.startsWith('concept') || metric?.startsWith('slo:') ? (
        <Button size="sm" onPress={() => show({ tab: 'labels' })}>
          Its labels
        </Button>
      ) : null}
      {metric?.startsWith('slo:') ? (
        <Button size="sm" onPress={() => show({ tab: 'objectives' })}>
          Its objective
        </Button>
      ) : null}
      {report.model !== null && trail ? (
        <Button size="sm" onPress={() => trail(`version:${report.model}`)}>
          The model behind it: {report.model}
        </Button>
      ) : null}
      <span className="text-ink-muted text-xs">
        {line === null ? 'The runbook has no section for it.' : null}
        {line !== null && !hasSection ? 'Its section in the runbook has no command. ' : null}
        {line === null ? null : (
          <LocationButton
            session={session}
            location={{ path: `${folder}/runbook.md`, line }}
            text="Its section of the runbook"
          />
        )}
      </span>
    </div>
  );
}

/** The line of an alert's heading in the runbook; null: there is none. */
function runbookLine(session: LessonSession, path: string, alert: string): number | null {
  const text = session.workspace.getState().files[path];
  if (typeof text !== 'string') return null;
  const at = text
    .split('\n')
    .findIndex((line) => /^#{2,}\s/.test(line) && line.replace(/[#`\s]/g, '') === alert);
  return at === -1 ? null : at + 1;
}
