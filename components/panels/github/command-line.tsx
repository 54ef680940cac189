'use client';

import { ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import type { RanCommand } from './use-commands';

/**
 * The last command of the panel as one types it in the terminal, in one line that opens. What it answered is shown at
 * once when it failed.
 */
export function CommandLine({ ran, onClose }: { readonly ran: RanCommand; readonly onClose: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const isFailed = ran.exitCode !== null && ran.exitCode !== 0;
  return (
    <section
      aria-label="Last command"
      className="flex shrink-0 items-start gap-1 border-line border-t bg-canvas px-2 py-1 text-xs leading-5"
    >
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 items-center gap-1.5">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="flex min-w-0 cursor-pointer items-center gap-1 rounded text-start font-mono text-ink"
          >
            <ChevronRight
              aria-hidden
              size={14}
              className={cx('shrink-0 text-ink-faint', isOpen && 'rotate-90')}
            />
            <span className="truncate">
              <span aria-hidden className="text-ink-faint">
                ${' '}
              </span>
              {ran.line.replaceAll('\n', ' ')}
            </span>
          </button>
          <span role="status" className="shrink-0">
            {ran.exitCode === null ? (
              <span className="flex items-center gap-1.5 text-ink-muted">
                <Spinner className="size-3" /> running
              </span>
            ) : isFailed ? null : (
              <span className="text-passed">✓ done</span>
            )}
          </span>
        </div>
        {isFailed ? (
          <pre
            role="alert"
            className="max-h-24 overflow-auto whitespace-pre-wrap break-words pb-1 text-failed"
          >
            {ran.output || `It ended with ${ran.exitCode}.`}
          </pre>
        ) : null}
        {isOpen ? (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="max-h-32 overflow-auto whitespace-pre-wrap break-words pb-1 text-ink-muted"
          >
            {ran.line}
            {isFailed || ran.output === '' ? '' : `\n${ran.output}`}
          </pre>
        ) : null}
      </div>
      <IconButton label="Hide the command" size="sm" onPress={onClose}>
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}
