'use client';

import { Eraser, FileSymlink } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { bytes } from '@/engine/deployment/outcome-words';
import type { DeploymentView } from '@/stores/deployment-contract';
import { logTail } from './log-tail';
import type { OperateProps } from './server-toolbar';

/** The end of the log, with a search, and what can be done about its size. */
export function LogView({
  view: { spec, state },
  disabled,
  operate,
}: OperateProps & { readonly view: DeploymentView }) {
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const text = state.files[spec.log];
  const tail = useMemo(() => logTail(typeof text === 'string' ? text : '', wanted), [text, wanted]);
  const end = useRef<HTMLElement>(null);
  useEffect(() => {
    // As with tail: the newest lines are what one came for.
    if (end.current && tail.total >= 0) end.current.scrollTop = end.current.scrollHeight;
  }, [tail]);
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 px-3 py-2 text-xs">
        <p className="tabular-nums">
          <code>{spec.log}</code> {bytes(text?.length ?? 0)}, {tail.total} lines
          {wanted ? `, ${tail.matching} with “${wanted}”` : ''}
        </p>
        <span className="flex-1" />
        <input
          type="search"
          aria-label="Search the log"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-7 w-32 rounded border border-line-strong bg-surface px-2 text-ink"
        />
        <Button size="sm" isDisabled={disabled} onPress={() => operate({ do: 'rotate' })}>
          <FileSymlink aria-hidden size={13} />
          Rotate
        </Button>
        <Button size="sm" isDisabled={disabled} onPress={() => operate({ do: 'truncate' })}>
          <Eraser aria-hidden size={13} />
          Empty
        </Button>
      </div>
      <section
        ref={end}
        aria-label="End of the log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="min-h-24 flex-1 overflow-auto border-line border-t bg-sunken px-3 py-2"
      >
        {tail.lines.length === 0 ? (
          <p className="text-ink-muted text-xs">{wanted ? 'No line has that.' : 'The log is empty.'}</p>
        ) : (
          <pre className="whitespace-pre-wrap break-all font-mono text-xs leading-5">
            {tail.hidden > 0 ? `… ${tail.hidden} lines before\n` : ''}
            {tail.lines.join('\n')}
          </pre>
        )}
      </section>
    </div>
  );
}
