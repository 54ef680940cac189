'use client';

import { useMemo } from 'react';
import type { HistoryView } from '@/engine/versioning/git/views/history-view';
import { dayText, whenText } from '../git-words';
import { RefBadges } from '../ref-badges';
import { WalkList } from '../walk-list';
import { GRAPH_ROW, GraphCell } from './graph-cell';

export interface HistoryListProps {
  readonly history: HistoryView;
  /** The commit that is looked at. */
  readonly commit: string | null;
  /** The commit that others are compared with. */
  readonly compareFrom: string | null;
  readonly onWalk: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

const NOTHING = [] as const;

/** The history as a graph. The arrows walk from row to row; right goes to the first parent, left to a child. */
export function HistoryList({ history, commit, compareFrom, onWalk, onOpen }: HistoryListProps) {
  const { rows, width } = history;
  const places = useMemo(() => new Map(rows.map(({ id }, index) => [id, index])), [rows]);
  const at = commit === null ? 0 : (places.get(commit) ?? -1);
  const onKey = (key: string) => {
    const row = rows[at];
    if (!row || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return false;
    const next =
      key === 'ArrowRight'
        ? row.below.find(({ child }) => child === row.id)?.parent
        : rows
            .slice(0, at)
            .findLast(({ below, id }) => below.some(({ child, parent }) => child === id && parent === row.id))
            ?.id;
    if (next !== undefined && places.has(next)) onWalk(next);
    return true;
  };
  return (
    <WalkList
      label="History, newest first. Right goes to the parent, left to a child, Enter shows the commit."
      count={rows.length}
      at={rows.length === 0 ? -1 : at}
      rowHeight={GRAPH_ROW}
      keyOf={(index) => rows[index]?.id ?? String(index)}
      onWalk={(index) => onWalk(rows[index]!.id)}
      onOpen={(index) => onOpen(rows[index]!.id)}
      onKey={onKey}
    >
      {(index) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <>
            <GraphCell row={row} above={rows[index - 1]?.below ?? NOTHING} width={width} />
            <span className="flex min-w-0 flex-1 items-center gap-1.5">
              {row.id === compareFrom ? (
                <span className="shrink-0 rounded bg-accent px-1 font-medium text-[0.6875rem] text-on-accent">
                  compared
                </span>
              ) : null}
              <RefBadges labels={row.labels} most={3} />
              <span className="truncate text-ink">{row.subject}</span>
            </span>
            <span className="hidden w-24 shrink-0 truncate ps-3 text-ink-muted @xl:block">{row.author}</span>
            <time
              className="hidden w-16 shrink-0 ps-3 text-end text-ink-muted tabular-nums @md:block"
              dateTime={new Date(row.timeMs).toISOString()}
              title={whenText(row.timeMs)}
            >
              {dayText(row.timeMs)}
            </time>
            <code className="w-16 shrink-0 ps-3 text-ink-muted">{row.short}</code>
          </>
        );
      }}
    </WalkList>
  );
}
