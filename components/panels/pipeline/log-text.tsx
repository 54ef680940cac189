'use client';

import { useEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';

/** Output that grows; its end stays in view as long as the reader is there. */
export function LogText({
  label,
  text,
  className,
}: {
  readonly label: string;
  readonly text: string;
  readonly className?: string;
}) {
  const pre = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is added
  useEffect(() => {
    if (pre.current && isAtEnd.current) pre.current.scrollTop = pre.current.scrollHeight;
  }, [text]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section has no text of one width.
    <pre
      ref={pre}
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className={cx(
        'overflow-auto whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1.5 font-mono text-ink text-xs leading-5',
        className,
      )}
    >
      {text}
    </pre>
  );
}
