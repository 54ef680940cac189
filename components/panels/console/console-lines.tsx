'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';
import { type AnsiStyle, parseAnsi } from './ansi';
import { linkify } from './linkify';
import type { ConsoleRow } from './rows';

const LINE_HEIGHT = 20;
/** Nearer to the end than this, the console follows what is printed. */
const FOLLOW_WITHIN = 24;

/** The lines, of which only those in view are drawn. Follows the end until it is scrolled away from it. */
export function ConsoleLines({
  session,
  rows,
}: {
  readonly session: LessonSession;
  readonly rows: readonly ConsoleRow[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  const height = virtual.getTotalSize();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line or a line that wraps moves the end
  useLayoutEffect(() => {
    if (following.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [rows, height]);

  return (
    <div
      ref={box}
      role="log"
      aria-label="Output"
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      data-region-focus
      className="min-h-0 flex-1 overflow-auto px-3 py-1 font-mono text-ink text-xs leading-5 focus-visible:-outline-offset-2"
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        following.current = scrollHeight - scrollTop - clientHeight < FOLLOW_WITHIN;
      }}
    >
      <div className="relative" style={{ height }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Line row={row} session={session} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const KINDS: Readonly<Record<ConsoleRow['kind'], string>> = {
  stdout: '',
  stderr: 'text-failed',
  error: 'text-failed',
  system: 'text-ink-faint italic',
};

/** The eight colours of a terminal, told by the tokens: their meaning there is as near as it gets. */
const COLOURS = [
  'text-ink-faint',
  'text-failed',
  'text-passed',
  'text-adhoc',
  'text-accent',
  'text-accent',
  'text-practice',
  '',
] as const;

function styleClass({ bold, dim, italic, underline, colour }: AnsiStyle): string {
  return cx(
    bold && 'font-bold',
    dim && 'text-ink-faint',
    italic && 'italic',
    underline && 'underline',
    colour !== undefined && COLOURS[colour],
  );
}

const Line = memo(function Line({
  row,
  session,
}: {
  readonly row: ConsoleRow;
  readonly session: LessonSession;
}) {
  const { files, data } = session.workspace.getState();
  const isFile = (path: string) => Object.hasOwn(files, path) || Object.hasOwn(data, path);
  const spans = parseAnsi(row.text);
  return (
    <div className={cx('flex min-h-5 gap-3', KINDS[row.kind])}>
      <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change places
          <span key={at} className={styleClass(span.style)}>
            {linkify(span.text, isFile).map((piece, index) =>
              piece.location ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <LocationButton key={index} session={session} location={piece.location} text={piece.text} />
              ) : (
                piece.text
              ),
            )}
          </span>
        ))}
      </span>
      {row.location && row.kind !== 'error' ? (
        <LocationButton
          session={session}
          location={row.location}
          className="shrink-0 text-ink-faint no-underline hover:underline"
        />
      ) : null}
    </div>
  );
});
