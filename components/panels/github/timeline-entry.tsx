'use client';

import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { TimelineItem } from '@/engine/versioning/forge/views/pull-page';
import type { ConversationProps } from './conversation-props';
import { eventWords } from './event-words';
import { useForge } from './forge-context';
import { PersonMark, PersonName } from './person-mark';
import { Prose } from './prose';
import { RemarkThread } from './remark-thread';
import { agoText, VERDICT_WORDS } from './words';

/** One step of the conversation: what somebody wrote in a box, what somebody did in a line. */
export function TimelineEntry({
  at,
  page,
  item,
  onShow,
}: ConversationProps & { readonly item: TimelineItem }) {
  const { home } = useForge();
  if (item.kind === 'opened')
    return (
      <Said item={item} when={agoText(home.now, item.at)} deed="opened this pull request">
        {item.body.trim() === '' ? (
          <p className="text-ink-muted text-sm">No description.</p>
        ) : (
          <Prose text={item.body} />
        )}
      </Said>
    );
  const { event } = item;
  const when = agoText(home.now, event.at);
  if (event.kind === 'commented')
    return (
      <Said item={item} when={when} deed="commented">
        <Prose text={event.body} />
      </Said>
    );
  if (event.kind !== 'reviewed')
    return (
      <li className="flex items-start gap-2.5 text-xs leading-6">
        <PersonMark name={item.by.name} />
        <p className="min-w-0 text-ink-muted">
          <span className="font-medium text-ink">{item.by.name}</span> {eventWords(event)} {when}
        </p>
      </li>
    );
  const remarks = page.remarks.filter(({ id }) => item.remarks.includes(id));
  return (
    <Said item={item} when={when} deed={VERDICT_WORDS[event.state]} verdict={event.state}>
      {event.body.trim() === '' ? null : <Prose text={event.body} />}
      {remarks.length > 0 ? (
        <div className="mt-3 flex flex-col gap-3">
          {remarks.map((remark) => (
            <RemarkThread key={remark.id} at={at} page={page} remark={remark} onShow={onShow} showsPlace />
          ))}
        </div>
      ) : null}
    </Said>
  );
}

const EDGE = {
  approved: 'border-passed/40',
  changes_requested: 'border-failed/40',
  commented: 'border-line',
} as const;

function Said({
  item,
  when,
  deed,
  verdict = 'commented',
  children,
}: {
  readonly item: TimelineItem;
  readonly when: string;
  readonly deed: string;
  readonly verdict?: keyof typeof EDGE;
  readonly children: ReactNode;
}) {
  return (
    <li className={cx('rounded-md border bg-surface', EDGE[verdict])}>
      <p className="flex flex-wrap items-center gap-x-2 rounded-t-md border-line border-b bg-canvas px-3 py-1.5 text-ink-muted text-xs leading-5">
        <PersonMark name={item.by.name} />
        <PersonName person={item.by} />
        <span
          className={cx(
            verdict === 'approved' && 'font-medium text-passed',
            verdict === 'changes_requested' && 'font-medium text-failed',
          )}
        >
          {verdict === 'approved' ? <span aria-hidden>✓ </span> : null}
          {verdict === 'changes_requested' ? <span aria-hidden>± </span> : null}
          {deed}
        </span>
        <span>{when}</span>
      </p>
      <div className="px-3 py-2">{children}</div>
    </li>
  );
}
