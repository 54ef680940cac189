'use client';

import { useEffect, useRef } from 'react';

export interface NameFieldProps {
  /** The accessible name: "New file in src", "New name of train.ts". */
  readonly label: string;
  readonly value: string;
  /** Called once: with the name, or null when it was given up. */
  readonly onDone: (name: string | null) => void;
}

/** A box for a file's name in place of its row. Enter takes it, Escape gives up, leaving it takes what was typed. */
export function NameField({ label, value, onDone }: NameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    const box = input.current;
    box?.focus();
    const dot = value.lastIndexOf('.');
    box?.setSelectionRange(0, dot > 0 ? dot : value.length);
  }, [value]);

  const finish = (name: string | null) => {
    if (done.current) return;
    done.current = true;
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' || trimmed === value ? null : trimmed);
  };
  return (
    <input
      ref={input}
      aria-label={label}
      defaultValue={value}
      spellCheck={false}
      autoComplete="off"
      className="h-6 min-w-0 flex-1 rounded-sm border border-accent bg-surface px-1 text-[0.8125rem] text-ink outline-none"
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
