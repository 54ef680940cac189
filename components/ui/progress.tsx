import { cx } from './cx';

export interface ProgressProps {
  /** The accessible name. */
  readonly label: string;
  /** Share done, 0 to 1; absent: the length is not known. */
  readonly value?: number;
  /** What is said in place of the percentage, e.g. "epoch 12 of 60, 8 s left". */
  readonly valueText?: string;
  /** Shows the label and the value text above the bar. */
  readonly visibleLabel?: boolean;
  readonly className?: string;
}

/** A bar of work done. */
export function Progress({ label, value, valueText, visibleLabel, className }: ProgressProps) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  const text = valueText ?? (share === undefined ? undefined : `${Math.round(share * 100)} %`);
  return (
    <div className={cx('w-full', className)}>
      {visibleLabel ? (
        <div className="mb-1 flex justify-between gap-4 text-ink-muted text-xs">
          <span>{label}</span>
          <span className="tabular-nums">{text}</span>
        </div>
      ) : null}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className={cx(
            'h-full rounded-full bg-accent transition-[width] duration-(--motion-slow) forced-colors:bg-[Highlight]',
            share === undefined && 'progress-unknown w-1/3',
          )}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
