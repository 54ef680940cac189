'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const PAGES = [
  ['', 'Work'],
  ['/people', 'People'],
  ['/gradebook', 'Gradebook'],
  ['/insights', 'Insights'],
  ['/settings', 'Settings'],
] as const;

/** The pages of a class. */
export function ClassTabs({ classId }: { classId: string }) {
  const path = usePathname();
  return (
    <nav aria-label="Class" className="mb-6 flex overflow-x-auto border-line border-b print:hidden">
      {PAGES.map(([end, label]) => {
        const href = `/teach/${classId}${end}`;
        return (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className="-mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 px-2 text-ink-muted text-sm hover:text-ink focus-visible:-outline-offset-2 sm:px-4 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
