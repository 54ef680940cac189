'use client';

import { cx } from '@/components/ui/cx';
import type { PlacedAnnotation } from '@/engine/ci/views/run-page';
import { LocationButton } from '../location-button';
import { useActions } from './actions-context';

const LEVELS = {
  failure: { word: 'Error', ink: 'text-failed', border: 'border-failed' },
  warning: { word: 'Warning', ink: 'text-adhoc', border: 'border-adhoc' },
  notice: { word: 'Notice', ink: 'text-ink', border: 'border-line-strong' },
} as const;

/** What the jobs remarked; a remark about a line leads to it in the editor. */
export function AnnotationsList({ annotations }: { readonly annotations: readonly PlacedAnnotation[] }) {
  const { session } = useActions();
  return (
    <section aria-label="Annotations">
      <h3 className="font-medium text-ink text-sm">
        Annotations <span className="text-ink-muted tabular-nums">{annotations.length}</span>
      </h3>
      <ul className="mt-1.5 flex flex-col gap-2">
        {annotations.map(({ level, message, title, path, line, column, job, step }, index) => {
          const { word, ink, border } = LEVELS[level];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: remarks are only ever added at the end
            <li key={index} className={cx('border-s-2 ps-2 text-xs leading-5', border)}>
              <p className="flex flex-wrap gap-x-2">
                <span className={cx('font-medium', ink)}>{word}</span>
                {path !== '' && line > 0 ? (
                  <LocationButton
                    session={session}
                    location={{ path, line, ...(column > 0 && { column }) }}
                    className="font-mono"
                  />
                ) : path === '' ? null : (
                  <span className="font-mono text-ink-muted">{path}</span>
                )}
                <span className="text-ink-muted">{[job, step].filter(Boolean).join(' / ')}</span>
              </p>
              {title === '' ? null : <p className="font-medium text-ink">{title}</p>}
              <p className="whitespace-pre-wrap break-words text-ink">{message}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
