import { Fragment } from 'react';
import type { BandScale, LinearScale } from './scales';
import { tickLabel } from './tick-label';

interface AxisProps {
  readonly scale: LinearScale | BandScale;
  /** The inner size of the plot: see `PlotArea`. */
  readonly width: number;
  readonly height: number;
  /** What is measured. */
  readonly label: string;
  /** Stands after the label in parentheses; `$` also before each number. */
  readonly unit?: string;
  /** About how many ticks a linear scale has. */
  readonly ticks?: number;
  readonly format?: (value: number, unit?: string) => string;
  /** Faint lines across the plot at the ticks. */
  readonly grid?: boolean;
}

const TEXT = 'fill-ink-muted text-[11px] tabular-nums';
const TITLE = 'fill-ink-muted text-[11px] font-medium';
/** Pixels that one character of a tick takes, about. */
const CHARACTER = 6;

interface Tick {
  readonly at: number;
  readonly text: string;
}

function ticksOf(
  scale: AxisProps['scale'],
  unit: string | undefined,
  count: number,
  format = tickLabel,
): Tick[] {
  if ('names' in scale) return scale.names.map((text, i) => ({ at: scale.middle(i), text }));
  return scale.ticks(count).map((value) => ({ at: scale(value), text: format(value, unit) }));
}

/** The horizontal axis, under the plot. Long names of a band scale are turned when they do not fit. */
export function AxisBottom({ scale, width, height, label, unit, ticks, format, grid }: AxisProps) {
  const all = ticksOf(scale, unit, ticks ?? Math.max(2, Math.min(8, Math.floor(width / 80))), format);
  const room = 'names' in scale ? Math.abs(scale.range[1] - scale.range[0]) / Math.max(1, all.length) : width;
  const longest = Math.max(0, ...all.map((tick) => tick.text.length)) * CHARACTER;
  const turned = 'names' in scale && longest > room;
  const every = turned && room < 12 ? Math.ceil(12 / room) : 1;
  const labelled = 'names' in scale ? all.filter((_, i) => i % every === 0) : apart(all);
  return (
    <g aria-hidden transform={`translate(0 ${height})`}>
      <line x2={width} className="stroke-line-strong" />
      {labelled.map(({ at, text }) => (
        <Fragment key={`${at} ${text}`}>
          {grid ? <line x1={at} x2={at} y1={-height} className="stroke-line" /> : null}
          <line x1={at} x2={at} y2={4} className="stroke-line-strong" />
          <text
            x={at}
            y={turned ? 0 : 16}
            textAnchor={turned ? 'end' : 'middle'}
            transform={turned ? `rotate(-40 ${at} 10) translate(-2 12)` : undefined}
            className={TEXT}
          >
            {turned ? shortened(text, 12) : text}
          </text>
        </Fragment>
      ))}
      <text x={width / 2} y={turned ? 74 : 33} textAnchor="middle" className={TITLE}>
        {titleOf(label, unit)}
      </text>
    </g>
  );
}

/** The vertical axis, at the left of the plot; its title stands above it, to be read without turning the head. */
export function AxisLeft({ scale, width, height, label, unit, ticks, format, grid = true }: AxisProps) {
  const all = ticksOf(scale, unit, ticks ?? Math.max(2, Math.min(8, Math.floor(height / 40))), format);
  return (
    <g aria-hidden>
      <line y2={height} className="stroke-line-strong" />
      {all.map(({ at, text }) => (
        <Fragment key={`${at} ${text}`}>
          {grid && !('names' in scale) ? <line y1={at} y2={at} x2={width} className="stroke-line" /> : null}
          <line y1={at} y2={at} x2={-4} className="stroke-line-strong" />
          <text x={-7} y={at} dy="0.35em" textAnchor="end" className={TEXT}>
            {shortened(text, 18)}
          </text>
        </Fragment>
      ))}
      <text x={-4} y={-10} textAnchor="start" className={TITLE}>
        {titleOf(label, unit)}
      </text>
    </g>
  );
}

/** The ticks of a continuous scale whose labels keep apart, from the left. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const room = (((last?.text.length ?? 0) + tick.text.length) / 2 + 1) * CHARACTER;
    if (!last || Math.abs(tick.at - last.at) >= room) kept.push(tick);
  }
  return kept;
}

function titleOf(label: string, unit: string | undefined): string {
  return unit ? `${label} (${unit})` : label;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
