'use client';

import { BellOff } from 'lucide-react';
import { useStore } from 'zustand';
import { EmptyState } from '@/components/ui/empty-state';
import type { AlertCourse } from '@/engine/monitoring/service/report';
import type { LessonSession } from '@/stores/contracts';
import { AlertView } from './alert-view';
import { MessageList } from './message-list';
import type { ReportTabProps } from './report-tab-props';
import { StateBadge } from './state-badge';
import { timeText } from './words';

const RANK = { firing: 0, pending: 1, resolved: 2, inactive: 3 } as const;

/** Every alert with its state, and the messages of the Alertmanager; one of them in full, with the ways to its rows. */
export function AlertsTab({
  session,
  folder,
  report,
  store,
}: ReportTabProps & { readonly session: LessonSession }) {
  const chosen = useStore(store, (state) => state.alert);
  const { alerts, quiet } = report;
  const shown = alerts.find(({ id }) => id === chosen);
  if (shown)
    return (
      <AlertView
        session={session}
        folder={folder}
        alert={shown}
        report={report}
        store={store}
        onBack={() => store.setState({ alert: null })}
      />
    );
  if (alerts.length === 0 && quiet.length === 0)
    return (
      <EmptyState icon={<BellOff aria-hidden size={24} />} title="Nothing would call anybody">
        There is no alert. Write rules as Prometheus has them in <code>{folder}/rules.yml</code>, or an
        objective in <code>{folder}/slo.yaml</code>.
      </EmptyState>
    );
  const sorted = [...alerts].sort((a, b) => RANK[a.state] - RANK[b.state] || first(b) - first(a));
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @4xl:grid-cols-2">
      <section aria-label="Alerts" className="min-w-0">
        <h3 className="mb-1.5 font-medium text-ink text-sm">Alerts</h3>
        <ul className="border-line border-t">
          {sorted.map((alert) => (
            <li key={alert.id} className="border-line border-b">
              <AlertLine alert={alert} onShow={() => store.setState({ alert: alert.id })} />
            </li>
          ))}
          {quiet.map((name) => (
            <li
              key={name}
              className="flex flex-wrap items-center gap-2 border-line border-b px-1 py-2 text-sm"
            >
              <StateBadge state="inactive" />
              <span className="font-medium text-ink">{name}</span>
              <span className="text-ink-muted text-xs">never had a reason</span>
            </li>
          ))}
        </ul>
      </section>
      <MessageList messages={report.messages} />
    </div>
  );
}

const first = ({ changes }: AlertCourse): number => changes.find(({ to }) => to === 'firing')?.time ?? 0;

function AlertLine({ alert, onShow }: { readonly alert: AlertCourse; readonly onShow: () => void }) {
  const { name, column, labels, severity, state, changes, summary } = alert;
  const fired = changes.filter(({ to }) => to === 'firing');
  return (
    <button
      type="button"
      data-alert={alert.id}
      onClick={onShow}
      className="flex w-full cursor-pointer flex-col gap-1 px-1 py-2 text-start hover:bg-hover"
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <StateBadge state={state} />
        <span className="font-medium text-ink">{name}</span>
        <span className="text-ink-muted text-xs">
          {[column ?? labels.long_window, severity]
            .filter((part) => part !== undefined && part !== null)
            .join(' · ')}
        </span>
      </span>
      {summary ? <span className="break-words text-ink text-xs leading-5">{summary}</span> : null}
      <span className="text-ink-muted text-xs tabular-nums">
        {fired[0]
          ? `fired ${fired.length === 1 ? 'once' : `${fired.length} times`}, first on ${timeText(fired[0].time)}`
          : 'never fired'}
      </span>
    </button>
  );
}
