import { cx } from '@/components/ui/cx';
import type { ReplayEvent } from '@/engine/scenario/types';

export interface StreamProps {
  readonly events: readonly ReplayEvent[];
  readonly position: number;
  /** A pointer on an event; the range below does the same by keyboard. */
  readonly onSelect: (index: number) => void;
}

/** What came in, before either lane: a dot for an ordinary event, a diamond for one with something wrong. */
export function Stream({ events, position, onSelect }: StreamProps) {
  const troubled = events.filter((event) => event.trouble !== undefined).length;
  const width = 100 / Math.max(1, events.length);
  return (
    <div className="two-lanes-row">
      <div className="text-ink-muted text-sm">What came in</div>
      <div className="min-w-0">
        <svg aria-hidden="true" width="100%" height={20} className="overflow-visible">
          {events.map((event, index) => (
            <svg
              aria-hidden="true"
              // biome-ignore lint/suspicious/noArrayIndexKey: events are a fixed sequence; the index is their identity
              key={index}
              x={`${(index + 0.5) * width}%`}
              y={10}
              overflow="visible"
              className={cx(index < position ? 'text-ink' : 'text-line-strong')}
            >
              {index === position - 1 ? (
                <rect
                  x={-6.5}
                  y={-10}
                  width={13}
                  height={20}
                  rx={3}
                  className="fill-accent-soft stroke-accent"
                />
              ) : null}
              {event.trouble === undefined ? (
                <circle r={2.25} className="fill-current" />
              ) : (
                <path d="M0 -4.5 4.5 0 0 4.5 -4.5 0Z" className="fill-current" />
              )}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut; the range below does the same by keyboard */}
              <rect
                x={-8}
                y={-10}
                width={16}
                height={20}
                fill="transparent"
                className="cursor-pointer"
                onClick={() => onSelect(index)}
              />
            </svg>
          ))}
        </svg>
        <p className="pt-1 text-ink-muted text-sm">
          {events.length} in one order, <span aria-hidden="true">◆</span> {troubled} of them with something
          wrong
        </p>
      </div>
    </div>
  );
}
