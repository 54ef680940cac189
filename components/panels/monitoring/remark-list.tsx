import { CircleX, Info } from 'lucide-react';
import type { MonitorRemark } from '@/engine/monitoring/service/monitors';
import type { MonitoringReport } from '@/engine/monitoring/service/report';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';

interface RemarkListProps {
  readonly session: LessonSession;
  readonly folder: string;
  readonly remarks: readonly MonitorRemark[];
  readonly failures: MonitoringReport['failures'];
}

/** What is wrong with the files of a watch, each with the way to its file; nothing when all is well. */
export function RemarkList({ session, folder, remarks, failures }: RemarkListProps) {
  if (remarks.length === 0 && failures.length === 0) return null;
  return (
    <ul
      aria-label="Remarks about the files"
      className="max-h-40 overflow-y-auto border-line border-b px-3 py-1.5 text-xs leading-5"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      {remarks.map(({ kind, file, line, message }) => (
        <li key={`${file} ${message}`} className="flex gap-2">
          {kind === 'problem' ? (
            <CircleX aria-label="Problem:" size={13} className="mt-1 shrink-0 text-failed" />
          ) : (
            <Info aria-label="Note:" size={13} className="mt-1 shrink-0 text-ink-muted" />
          )}
          <span className="min-w-0 break-words text-ink">
            <LocationButton
              session={session}
              location={{ path: `${folder}/${file}`, line: line ?? 1 }}
              text={line === undefined ? file : `${file}:${line}`}
            />{' '}
            {message}
          </span>
        </li>
      ))}
      {failures.map(({ rule, message }) => (
        <li key={rule} className="flex gap-2">
          <CircleX aria-label="Problem:" size={13} className="mt-1 shrink-0 text-failed" />
          <span className="min-w-0 break-words text-ink">
            The rule {rule} failed: {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
