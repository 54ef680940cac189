import { memo } from 'react';
import type { StepSummary } from '@/stores/timeline-contract';
import type { MarkKind, MomentMark } from './moment-marks';
import { FAMILIES, STEP_LOOKS } from './step-words';

/** How a mark is drawn: its form tells it from the others, and its colour again. */
const MARKS: readonly {
  readonly kind: MarkKind;
  readonly word: string;
  readonly cap: 'round' | 'square' | 'butt';
  readonly stroke: string;
  /** Of the track, in parts of its height; a dot where both are one. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
}[] = [
  { kind: 'commit', word: 'commit', cap: 'round', stroke: 'stroke-ink', from: 0.12, to: 0.12, width: 7 },
  { kind: 'run', word: 'tracked run', cap: 'square', stroke: 'stroke-accent', from: 0.4, to: 0.4, width: 5 },
  { kind: 'passed', word: 'check passed', cap: 'butt', stroke: 'stroke-passed', from: -0.1, to: 1, width: 2 },
  {
    kind: 'failed',
    word: 'check failed',
    cap: 'butt',
    stroke: 'stroke-failed',
    from: 0.5,
    to: 1.1,
    width: 2,
  },
];

export interface TrackMarksProps {
  readonly steps: ReadonlyMap<number, StepSummary>;
  readonly marks: readonly MomentMark[];
  readonly first: number;
  readonly last: number;
}

/** A bar for each step: how high it is says what kind it is. Above the bars, what stands out. */
export const TrackMarks = memo(function TrackMarks({ steps, marks, first, last }: TrackMarksProps) {
  const span = Math.max(1, last - first);
  return (
    <svg
      aria-hidden="true"
      className="absolute top-0 right-[5px] left-[5px] h-7 w-[calc(100%-10px)] overflow-visible"
      viewBox={`0 0 ${span} 1`}
      preserveAspectRatio="none"
    >
      {FAMILIES.map(({ family, height, fill }) => (
        <path
          key={family}
          className={fill}
          d={[...steps.values()]
            .filter(({ kind, number }) => STEP_LOOKS[kind].family === family && number > first)
            .map(({ number }) => bar(number - first, height, span))
            .join('')}
        />
      ))}
      {MARKS.map(({ kind, cap, stroke, from, to, width }) => (
        <path
          key={kind}
          className={stroke}
          strokeWidth={width}
          strokeLinecap={cap}
          // The drawing is stretched; a stroke is not, so that a dot stays one.
          vectorEffect="non-scaling-stroke"
          d={marks
            .filter((mark) => mark.kind === kind && mark.number >= first)
            .map(({ number }) => `M${number - first} ${from}V${to}`)
            .join('')}
        />
      ))}
    </svg>
  );
});

/** A bar where the thumb stands after the step, never wider than a few pixels nor than its step. */
function bar(at: number, height: number, span: number): string {
  const width = Math.min(0.6, span / 140);
  return `M${at - width / 2} 1V${1 - height * 0.7}h${width}V1z`;
}

/** What the forms, heights and colours of the track mean; of marks, those that there are. */
export function TrackLegend({ marks }: { readonly marks: readonly MomentMark[] }) {
  return (
    <ul className="flex shrink-0 gap-3 text-ink-faint text-xs @max-4xl:hidden">
      {FAMILIES.map(({ family, word, height, fill }) => (
        <li key={family} className="flex items-end gap-1">
          <svg aria-hidden="true" width="4" height="12" viewBox="0 0 4 12">
            <rect className={fill} x="0" y={12 - 12 * height} width="4" height={12 * height} />
          </svg>
          {word}
        </li>
      ))}
      {MARKS.filter(({ kind }) => marks.some((mark) => mark.kind === kind)).map(
        ({ kind, word, cap, stroke, from, to, width }) => (
          <li key={kind} className="flex items-center gap-1">
            <svg aria-hidden="true" width="8" height="12" viewBox="0 0 8 12">
              <path
                className={stroke}
                strokeWidth={width}
                strokeLinecap={cap}
                d={from === to ? 'M4 6h0' : 'M4 0v12'}
              />
            </svg>
            {word}
          </li>
        ),
      )}
    </ul>
  );
}
