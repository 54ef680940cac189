'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useForge } from './forge-context';
import type { Place } from './place';
import { useTitleFocus } from './use-title-focus';

export interface Crumb {
  readonly label: string;
  readonly place: Place;
}

export interface ViewTitleProps {
  /** The way back, the outermost first. */
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  /** Behind the title. */
  readonly children?: ReactNode;
  /** At the end of the row. */
  readonly actions?: ReactNode;
}

/** The head of a view: where one is, and what can be done with the whole of it. */
export function ViewTitle({ crumbs, title, children, actions }: ViewTitleProps) {
  const { go } = useForge();
  const titleFocus = useTitleFocus();
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
      <div className="min-w-0 flex-1 basis-64">
        <nav aria-label="Where this is" className="flex flex-wrap items-center gap-1 text-xs">
          {crumbs.map(({ label, place }) => (
            <Fragment key={label}>
              <button
                type="button"
                onClick={() => go(place)}
                className="cursor-pointer rounded text-accent underline-offset-2 hover:underline"
              >
                {label}
              </button>
              <ChevronRight aria-hidden size={12} className="text-ink-faint" />
            </Fragment>
          ))}
        </nav>
        <div className="flex flex-wrap items-center gap-2">
          <h2
            ref={titleFocus}
            tabIndex={-1}
            className="min-w-0 break-words font-semibold text-ink text-sm outline-none"
          >
            {title}
          </h2>
          {children}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
