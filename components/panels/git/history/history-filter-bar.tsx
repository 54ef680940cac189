'use client';

import { useEffect, useState } from 'react';
import { Select } from '@/components/ui/select';
import type { HistoryFilter } from '@/engine/versioning/git/views/history-filter';

const KINDS: readonly { readonly id: HistoryFilter['by']; readonly label: string }[] = [
  { id: 'message', label: 'Message' },
  { id: 'author', label: 'Author' },
  { id: 'path', label: 'Path' },
];

/** How long typing may pause before the history is filtered, in milliseconds. */
const PAUSE_MS = 200;

export interface HistoryFilterBarProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  /** How many commits are shown. */
  readonly found: number | null;
}

/** Narrows the history down to commits with a word in their message, by an author, or to a path. */
export function HistoryFilterBar({ filter, onFilter, found }: HistoryFilterBarProps) {
  const [text, setText] = useState(filter.text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => onFilter({ ...filter, text }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-b px-2 py-1.5">
      <Select
        label="Filter by"
        labelHidden
        size="sm"
        options={KINDS}
        value={filter.by}
        onChange={(by) => onFilter({ by: by as HistoryFilter['by'], text })}
        className="w-26 shrink-0"
      />
      <input
        type="search"
        aria-label="Filter the history"
        placeholder={
          filter.by === 'path' ? 'src/train.ts' : filter.by === 'author' ? 'Ada' : 'A word, or an id'
        }
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-ink text-xs placeholder:text-ink-faint focus-visible:outline-2 focus-visible:outline-accent"
      />
      <p className="shrink-0 text-ink-muted text-xs tabular-nums" role="status">
        {found === null ? '' : `${found.toLocaleString('en')} commit${found === 1 ? '' : 's'}`}
      </p>
    </div>
  );
}
