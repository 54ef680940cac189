'use client';

import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import type { RanCommand } from './use-commands';

/** The last command of the panel as one types it in the terminal, and what it answered. */
export function CommandLine({ ran, onClose }: { readonly ran: RanCommand; readonly onClose: () => void }) {
  const isFailed = ran.exitCode !== null && ran.exitCode !== 0;
  return (
    <section
      aria-label="Last command"
      className="flex shrink-0 items-start gap-2 border-line border-t bg-canvas px-3 py-1.5 text-xs leading-5"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className="max-h-32 min-w-0 flex-1 overflow-auto font-mono" tabIndex={0}>
        <p className="whitespace-pre-wrap break-words text-ink">
          <span aria-hidden className="select-none text-ink-faint">
            ${' '}
          </span>
          {ran.line}
        </p>
        <div role={isFailed ? 'alert' : 'status'}>
          {ran.exitCode === null ? (
            <span className="flex items-center gap-2 text-ink-muted">
              <Spinner className="size-3" /> running
            </span>
          ) : (
            <pre
              className={isFailed ? 'whitespace-pre-wrap text-failed' : 'whitespace-pre-wrap text-ink-muted'}
            >
              {ran.output || (isFailed ? `It ended with ${ran.exitCode}.` : 'done')}
            </pre>
          )}
        </div>
      </div>
      <IconButton label="Hide the command" size="sm" onPress={onClose}>
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}
