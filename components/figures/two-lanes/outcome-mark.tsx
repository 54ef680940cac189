import type { EventOutcome, Lane } from '@/engine/scenario/types';

const LANE_STROKE: Readonly<Record<Lane, string>> = {
  'ad-hoc': 'stroke-adhoc-fill',
  practice: 'stroke-practice-fill',
};

/**
 * The sign of an outcome, drawn about (0, 0) within ±7 units. The shape alone tells it apart:
 * bead, barred square, triangle, cross, dashed ring, square with a stroke.
 */
export function OutcomeMark({ outcome, lane }: { outcome: EventOutcome; lane: Lane }) {
  const stroke = LANE_STROKE[lane];
  switch (outcome) {
    case 'right':
      return (
        <g>
          <circle r={6.5} className="fill-surface" />
          <circle r={4.25} className={`fill-surface ${stroke}`} strokeWidth={2.5} />
        </g>
      );
    case 'refused':
      return (
        <g className={stroke} strokeWidth={2}>
          <rect x={-5} y={-5} width={10} height={10} rx={1.5} className="fill-surface" />
          <path d="M-2.5 0H2.5" strokeLinecap="round" />
        </g>
      );
    case 'silently-wrong':
      return (
        <path
          d="M0 -6.5 6.5 5H-6.5Z"
          className="fill-failed stroke-surface"
          strokeWidth={1.5}
          strokeLinejoin="round"
        />
      );
    case 'crashed':
      return (
        <path
          d="M-5 -5 5 5M5 -5-5 5"
          className="stroke-failed"
          strokeWidth={3}
          strokeLinecap="round"
          fill="none"
        />
      );
    case 'lost':
      return (
        <circle r={4} className="fill-none stroke-ink-faint" strokeWidth={1.5} strokeDasharray="2 2.2" />
      );
    case 'wrongly-refused':
      return (
        <g className="stroke-failed" strokeWidth={2}>
          <rect x={-5} y={-5} width={10} height={10} rx={1.5} className="fill-surface" />
          <path d="M-2.5 2.5 2.5 -2.5" strokeLinecap="round" />
        </g>
      );
  }
}

/** The sign of an outcome beside its word in a line of text. */
export function OutcomeIcon({
  outcome,
  lane,
  size = 14,
}: {
  outcome: EventOutcome;
  lane: Lane;
  size?: number;
}) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="-7.5 -7.5 15 15"
      className="inline-block shrink-0"
    >
      <OutcomeMark outcome={outcome} lane={lane} />
    </svg>
  );
}
