import { cx } from '@/components/ui/cx';
import type { LessonSession } from '@/stores/contracts';
import type { PreviewEntry } from '@/stores/preview-contracts';
import { LocationButton } from '../location-button';

const FROM: Readonly<Record<PreviewEntry['from'], string>> = { page: 'page', handler: 'handler', lab: 'lab' };

/** What the page and its handler printed, and the errors that nobody caught, each with its line. */
export function PreviewConsole({
  session,
  entries,
}: {
  readonly session: LessonSession;
  readonly entries: readonly PreviewEntry[];
}) {
  if (entries.length === 0) {
    return <p className="p-3 text-ink-muted text-xs">What the page and its handler print comes here.</p>;
  }
  return (
    <ul
      aria-label="Console of the app"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto font-mono text-xs leading-5 focus-visible:-outline-offset-2"
    >
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={cx(
            'flex flex-wrap items-baseline gap-x-2 border-line border-b px-3 py-0.5',
            entry.level === 'error' ? 'bg-failed-soft text-failed' : 'text-ink',
          )}
        >
          <span className="w-14 shrink-0 text-ink-muted">{FROM[entry.from]}</span>
          <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">
            {entry.level === 'error' ? '✗ ' : ''}
            {entry.error ? `${entry.error.name}: ${entry.error.message}` : entry.text}
          </span>
          {entry.location ? (
            <LocationButton session={session} location={entry.location} className="shrink-0" />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
