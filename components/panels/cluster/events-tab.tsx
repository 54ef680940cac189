import { Info, TriangleAlert } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { humanDuration } from '@/engine/deployment/cluster/kubectl/human-duration';
import type { EventView } from '@/engine/deployment/cluster/views/overview';

/** What the cluster has said within the last hour, the newest first. */
export function EventsTab({ events, now }: { readonly events: readonly EventView[]; readonly now: number }) {
  if (events.length === 0)
    return (
      <EmptyState icon={<Info aria-hidden size={24} />} title="No events">
        What the cluster does stands here: pods that are scheduled, images that are pulled, probes that fail.
        After an hour an event goes.
      </EmptyState>
    );
  return (
    <ol className="divide-y divide-line px-3 text-xs leading-5">
      {events.map(({ key, type, reason, about, message, count, at }) => (
        <li key={key} className="flex gap-2 py-1.5">
          {type === 'Warning' ? (
            <TriangleAlert aria-label="Warning" size={13} className="mt-1 shrink-0 text-failed" />
          ) : (
            <Info aria-label="Normal" size={13} className="mt-1 shrink-0 text-ink-faint" />
          )}
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap gap-x-2">
              <span className={type === 'Warning' ? 'font-medium text-failed' : 'font-medium text-ink'}>
                {reason}
              </span>
              <code className="break-all font-mono text-ink-muted">{about}</code>
              <span className="ms-auto whitespace-nowrap text-ink-muted tabular-nums">
                {count > 1 ? `${count} × · ` : ''}
                {humanDuration(now - at)} ago
              </span>
            </p>
            <p className="break-words text-ink">{message}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
