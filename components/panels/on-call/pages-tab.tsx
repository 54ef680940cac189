'use client';

import { BellOff } from 'lucide-react';
import { useStore } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import type { OnCallPage } from '@/engine/incidents/on-call/session-state';
import { onCallStoreOf } from '@/stores/on-call-store';
import { onCallPanelState } from './on-call-state';
import { PageRunbook } from './page-runbook';
import type { ShiftTabProps } from './shift-tab-props';
import { HANDS_WORDS, hourText, STATE_WORDS } from './words';

const TONE = { firing: 'failed', acknowledged: 'accent', resolved: 'neutral' } as const;
const RANK = { firing: 0, acknowledged: 1, resolved: 2 } as const;
const HOUR_MS = 3_600_000;

/** Pages and tickets, open ones first; one of them in full, with what the runbook says of it. */
export function PagesTab(props: ShiftTabProps) {
  const { session, view } = props;
  const state = onCallPanelState(session);
  const chosen = useStore(state, (one) => one.page);
  const { pages } = view.snapshot;
  if (pages.length === 0)
    return (
      <EmptyState icon={<BellOff aria-hidden size={24} />} title="Nobody was paged">
        Let time pass. A page stops the clock while you are there; from the evening on, whoever has the
        runbook answers it.
      </EmptyState>
    );
  const newest = [...pages].sort((a, b) => RANK[a.state] - RANK[b.state] || b.firedAt - a.firedAt);
  const open = newest.filter(({ state: one }) => one !== 'resolved');
  const over = newest.filter(({ state: one }) => one === 'resolved');
  const shown = newest.find(({ id }) => id === chosen) ?? newest[0]!;
  const lines = (some: readonly OnCallPage[]) => (
    <ul className="border-line border-t">
      {some.map((page) => (
        <PageLine
          key={page.id}
          page={page}
          startMs={view.startMs}
          isShown={page.id === shown.id}
          onShow={() => state.setState({ page: page.id })}
        />
      ))}
    </ul>
  );
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <section aria-label="Pages and tickets" className="min-w-0 space-y-3">
        {open.length > 0 ? lines(open) : <p className="text-ink-muted text-xs">Nothing fires now.</p>}
        {over.length > 0 ? <Disclosure title={`Over (${over.length})`}>{lines(over)}</Disclosure> : null}
      </section>
      <PageInFull {...props} page={shown} />
    </div>
  );
}

interface PageLineProps {
  readonly page: OnCallPage;
  readonly startMs: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function PageLine({ page, startMs, isShown, onShow }: PageLineProps) {
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-current={isShown}
        onClick={onShow}
        className="flex w-full cursor-pointer flex-wrap items-center gap-x-2 gap-y-1 px-1.5 py-2 text-start text-sm hover:bg-hover aria-[current=true]:bg-hover"
      >
        <Badge tone={TONE[page.state]}>{STATE_WORDS[page.state]}</Badge>
        <span className="font-medium text-ink">{page.alert}</span>
        <span className="text-ink-muted text-xs">
          {page.severity} · {hourText(startMs, firedHour(page, startMs))}
        </span>
      </button>
    </li>
  );
}

const firedHour = ({ firedAt }: OnCallPage, startMs: number): number =>
  Math.floor((firedAt - startMs) / HOUR_MS);

function PageInFull({ page, ...props }: ShiftTabProps & { readonly page: OnCallPage }) {
  const { session, view } = props;
  const store = onCallStoreOf(session);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const { acknowledgedHour, resolvedHour, takenBy, labels } = page;
  const facts: readonly (readonly [string, string])[] = [
    ...Object.entries(labels).filter(([name]) => name !== 'alertname' && name !== 'severity'),
    ...(acknowledgedHour === null || takenBy === null
      ? []
      : [['taken', `${hourText(view.startMs, acknowledgedHour)} ${HANDS_WORDS[takenBy]}`] as const]),
    ...(resolvedHour === null ? [] : [['over', hourText(view.startMs, resolvedHour)] as const]),
  ];
  return (
    <section aria-label={`${page.alert} in full`} className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-words font-medium text-ink text-sm">{page.alert}</h3>
        {page.state === 'firing' && !view.snapshot.isOver ? (
          <Button
            size="sm"
            variant="primary"
            isDisabled={!canWrite}
            onPress={() => store.getState().acknowledge(page.id)}
          >
            Take this {page.severity}
          </Button>
        ) : null}
      </div>
      {page.summary ? <p className="break-words text-ink text-sm leading-5">{page.summary}</p> : null}
      {facts.length > 0 ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs leading-5">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-muted">{name}</dt>
              <dd className="break-words text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <PageRunbook {...props} page={page} />
    </section>
  );
}
