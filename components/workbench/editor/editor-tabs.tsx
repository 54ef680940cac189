'use client';

import { Lock, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import { useSessionState, useTools, useWorkbench } from '../workbench-context';
import { tabAfterKey, tabTitles } from './tab-logic';

/** Marks the tab of the open file; where the focus goes when Escape leaves the editor. */
export const ACTIVE_TAB = 'data-active-tab';

/** The open files. Arrows go between them, Delete closes one. */
export function EditorTabs() {
  const { session } = useWorkbench();
  const open = useSessionState('editor', (editor) => editor.open);
  const active = useSessionState('editor', (editor) => editor.active);
  const data = useSessionState('workspace', (workspace) => workspace.data);
  const problems = useTools((tools) => tools.problems);
  const list = useRef<HTMLDivElement>(null);
  const titles = useMemo(() => tabTitles(open), [open]);
  const errors = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { severity, location } of problems) {
      if (severity === 'error') counts.set(location.path, (counts.get(location.path) ?? 0) + 1);
    }
    return counts;
  }, [problems]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another open file brings another tab into view
  useEffect(() => {
    list.current?.querySelector(`[${ACTIVE_TAB}]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { openFile, closeFile } = session.editor.getState();
    if (event.key === 'Delete' && active !== null) closeFile(active);
    else {
      const next = tabAfterKey(open, active, event.key);
      if (next === null) return;
      openFile(next);
    }
    event.preventDefault();
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[${ACTIVE_TAB}]`)?.focus());
  };

  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Open files"
      className="flex h-9 shrink-0 overflow-x-auto border-line border-b bg-canvas"
      onKeyDown={onKeyDown}
    >
      {open.map((path) => {
        const selected = path === active;
        const count = errors.get(path) ?? 0;
        const locked = Object.hasOwn(data, path);
        const title = titles.get(path) ?? path;
        return (
          <div
            key={path}
            role="presentation"
            className={cx(
              'group flex shrink-0 items-center border-line border-r text-[0.8125rem]',
              selected
                ? '-mb-px border-b border-b-surface bg-surface text-ink shadow-[inset_0_2px_0_var(--accent)]'
                : 'text-ink-muted hover:text-ink',
            )}
          >
            <div
              role="tab"
              aria-selected={selected}
              tabIndex={selected ? 0 : -1}
              {...(selected ? { [ACTIVE_TAB]: true } : {})}
              title={path}
              className="flex h-full cursor-pointer items-center gap-1.5 pr-1 pl-3 focus-visible:-outline-offset-2"
              onClick={() => session.editor.getState().openFile(path)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') session.editor.getState().openFile(path);
              }}
              onAuxClick={(event) => {
                if (event.button === 1) session.editor.getState().closeFile(path);
              }}
            >
              {locked ? <Lock aria-hidden size={12} /> : null}
              <span className={count > 0 ? 'text-failed' : undefined}>
                <span className="sr-only">{path.slice(0, path.length - title.length)}</span>
                {title}
              </span>
              {count > 0 ? (
                <span aria-hidden className="text-failed text-xs">
                  {count}
                </span>
              ) : null}
              <span className="sr-only">{tabNote(count, locked)}</span>
            </div>
            {/* For the pointer; from the keyboard Delete closes the tab. */}
            <button
              type="button"
              aria-hidden
              tabIndex={-1}
              className={cx(
                'mr-1 flex size-5 cursor-pointer items-center justify-center rounded text-ink-faint hover:bg-hover hover:text-ink',
                !selected && 'opacity-0 group-hover:opacity-100',
              )}
              onClick={() => session.editor.getState().closeFile(path)}
            >
              <X size={13} />
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** What the signs on a tab say, for those who do not see them. */
function tabNote(errors: number, locked: boolean): string {
  const count = errors === 1 ? ', 1 error' : `, ${errors} errors`;
  return `${locked ? ', read-only' : ''}${errors > 0 ? count : ''}`;
}
