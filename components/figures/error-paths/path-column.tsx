import { cx } from '@/components/ui/cx';
import type { Path } from './path';

export interface PathColumnProps {
  readonly lane: 'ad-hoc' | 'practice';
  readonly title: string;
  readonly path: Path;
  /** Whether what the caller gets is what the rules ask for. */
  readonly right: boolean;
}

/** One version of the code: its steps from top to bottom, and what comes out at the end. */
export function PathColumn({ lane, title, path, right }: PathColumnProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-1 basis-64 flex-col">
      <h4
        className={cx(
          'flex items-center gap-2 font-semibold text-sm',
          lane === 'ad-hoc' ? 'text-adhoc' : 'text-practice',
        )}
      >
        <span
          aria-hidden
          className={cx('h-3 w-5 rounded-[3px]', lane === 'ad-hoc' ? 'hatch-adhoc' : 'bg-practice-fill')}
        />
        {title}
      </h4>
      <ol className="mt-2 flex flex-col gap-px overflow-hidden rounded-md border border-line bg-line">
        {path.steps.map((step) => (
          <li key={step.code} className={cx('bg-surface px-3 py-1.5', step.gave === null && 'opacity-60')}>
            <code className="block truncate text-ink-muted text-xs leading-5">{step.code}</code>
            <span className="block break-words text-sm leading-5">{step.gave ?? 'not reached'}</span>
          </li>
        ))}
      </ol>
      <p className="mt-2 flex min-h-12 items-start gap-2 text-sm leading-5">
        <span aria-hidden className={cx('font-bold', right ? 'text-passed' : 'text-failed')}>
          {right ? '✓' : '✗'}
        </span>
        <span>
          <strong className="font-semibold">
            {path.ends.kind === 'estimate'
              ? `The page shows $${Math.round(path.ends.dollars).toLocaleString('en-US')}`
              : `Refused: ${path.ends.code}`}
          </strong>
          <span className="block text-ink-muted">
            {path.ends.kind === 'error'
              ? path.ends.message
              : right
                ? 'as it should be'
                : 'and nobody is told that it is wrong'}
          </span>
        </span>
      </p>
    </section>
  );
}
