'use client';

import { usePathname } from 'next/navigation';
import { plannedFromPath } from '@/content/lesson-path';

/** Where the reader is, in the header: the number and title of the open lesson. */
export function LessonCrumb() {
  const planned = plannedFromPath(usePathname());
  if (!planned) return null;
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm">
      <span aria-hidden="true" className="text-line-strong">
        /
      </span>
      <span className="text-ink-muted tabular-nums">{planned.id}</span>
      <span className="truncate font-medium text-ink">{planned.title}</span>
    </p>
  );
}
