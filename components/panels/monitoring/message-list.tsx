import { Bell, BellOff, Check } from 'lucide-react';
import type { SentMessage } from '@/engine/monitoring/service/report';
import { timeText } from './words';

const MOST = 200;

/** What the Alertmanager sent, and to whom, the newest first. */
export function MessageList({ messages }: { readonly messages: readonly SentMessage[] }) {
  const heard = messages.filter(({ isHeard, status }) => isHeard && status === 'firing').length;
  const news = messages.filter(({ reason }) => reason !== 'repeat');
  const repeats = messages.length - news.length;
  return (
    <section aria-label="Messages of the Alertmanager" className="min-w-0">
      <h3 className="mb-1.5 font-medium text-ink text-sm">Messages of the Alertmanager</h3>
      <p className="mb-2 text-ink-muted text-xs leading-5">
        {messages.length === 0
          ? 'Nobody was told of anything.'
          : `${heard} of ${messages.length} call somebody. ${repeats === 0 ? '' : `The ${repeats} that only repeat another are left out. `}Groups and routes are those of alertmanager.yml.`}
      </p>
      <ol className="divide-y divide-line text-xs leading-5">
        {[...news]
          .reverse()
          .slice(0, MOST)
          .map(({ time, receiver, isHeard, status, reason, group, alerts }) => (
            <li key={`${time} ${receiver} ${group}`} className="flex gap-2 py-1.5">
              {status === 'resolved' ? (
                <Check aria-label="Resolved" size={13} className="mt-1 shrink-0 text-passed" />
              ) : isHeard ? (
                <Bell aria-label="Somebody is told" size={13} className="mt-1 shrink-0 text-failed" />
              ) : (
                <BellOff aria-label="Nobody hears it" size={13} className="mt-1 shrink-0 text-ink-faint" />
              )}
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap gap-x-2">
                  <span className="font-medium text-ink">{receiver}</span>
                  <span className="text-ink-muted">
                    {status}, {reason}
                  </span>
                  <span className="ms-auto whitespace-nowrap text-ink-muted tabular-nums">
                    {timeText(time)}
                  </span>
                </p>
                <p className="break-words text-ink">{alerts.join(', ')}</p>
              </div>
            </li>
          ))}
      </ol>
      {news.length > MOST ? (
        <p className="mt-1 text-ink-muted text-xs">and {news.length - MOST} before them</p>
      ) : null}
    </section>
  );
}
