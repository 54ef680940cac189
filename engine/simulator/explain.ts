import { type FigureDefinition, figureOf, type LaneFigures } from './figures';
import { practiceOf } from './practices';
import type { LaneEvent } from './year';

/** Why a figure came out worse with the practices than without them, for one seed. */
export interface Explanation {
  /** The event in which the lanes lay furthest apart, to the practice's cost; null: none stands out. */
  readonly event: string | null;
  readonly says: string;
}

/** A lane as far as an explanation needs it. */
export interface ExplainedLane {
  readonly figures: LaneFigures;
  readonly events: readonly LaneEvent[];
}

/** What an event adds to a figure; null: the figure does not come from events. */
const HARM: Partial<Record<FigureDefinition['id'], (event: LaneEvent) => number | null>> = {
  wrong: ({ outcome }) => outcome.wrong,
  unanswered: ({ outcome }) => outcome.unanswered,
  detect: ({ hour, outcome }) => (outcome.state === 'harmed' ? (outcome.detected ?? hour) - hour : null),
  restore: ({ hour, outcome }) => (outcome.state === 'harmed' ? (outcome.restored ?? hour) - hour : null),
};

/**
 * The event that made the practice lane worse in this figure: the one with the greatest difference to the ad hoc lane.
 * @param id a figure that comes from events: wrong, unanswered, detect or restore
 */
export function explainWorse(
  id: FigureDefinition['id'],
  adHoc: ExplainedLane,
  practice: ExplainedLane,
): Explanation {
  const harm = HARM[id];
  const { label } = figureOf(id);
  if (!harm) return { event: null, says: `${label} is not made of single events; see the lanes.` };
  const before = new Map(adHoc.events.map((event) => [event.id, harm(event) ?? 0]));
  let worst: LaneEvent | null = null;
  let most = 0;
  for (const event of practice.events) {
    const more = (harm(event) ?? 0) - (before.get(event.id) ?? 0);
    if (more <= most) continue;
    most = more;
    worst = event;
  }
  const answeredMore = id === 'wrong' ? moreAnswered(adHoc.figures, practice.figures) : null;
  if (answeredMore && most < answeredMore.wrong / 2) return { event: null, says: answeredMore.says };
  if (worst) {
    const { decidedBy, because } = worst.outcome;
    const by = decidedBy ? ` (${practiceOf(decidedBy).label})` : '';
    return { event: worst.id, says: `${worst.title}: ${because}${by}` };
  }
  if (id === 'detect' || id === 'restore')
    return {
      event: null,
      says: 'The practices kept the short faults away from users altogether; the few that are left are the long ones, and the median is over those.',
    };
  return { event: null, says: 'No single event made it; many small differences add up to it.' };
}

/**
 * Whoever answers more has more to be wrong about. Null where the practice lane did not answer more at a share of wrong ones that
 * is no greater.
 */
function moreAnswered(
  adHoc: LaneFigures,
  practice: LaneFigures,
): { readonly wrong: number; readonly says: string } | null {
  const answered = ({ right, wrong }: LaneFigures) => (right ?? 0) + (wrong ?? 0);
  const shareOf = (lane: LaneFigures) => (lane.wrong ?? 0) / Math.max(1, answered(lane));
  const more = answered(practice) - answered(adHoc);
  if (more <= 0 || shareOf(practice) > shareOf(adHoc)) return null;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return {
    wrong: (practice.wrong ?? 0) - (adHoc.wrong ?? 0),
    says: `It answered ${Math.round(more).toLocaleString('en-US')} requests more, which the ad hoc lane left without an estimate. Of what was answered, ${percent(shareOf(practice))} was wrong with the practices, and ${percent(shareOf(adHoc))} without.`,
  };
}
