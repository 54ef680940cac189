import type { EventOutcome, ReplayEvent } from '@/engine/scenario/types';

/** Heights in px inside a lane's drawing. */
export const LANE_HEIGHT = 64;
/** Where the rail runs; beads of served events sit on it. */
export const RAIL_Y = 38;

/** Where the mark of an outcome sits: refused ones are set aside above the rail, lost ones have fallen below it. */
const MARK_Y: Readonly<Record<EventOutcome, number>> = {
  right: RAIL_Y,
  'silently-wrong': RAIL_Y,
  crashed: RAIL_Y,
  refused: RAIL_Y - 22,
  'wrongly-refused': RAIL_Y - 22,
  lost: RAIL_Y + 16,
};

/** One event's place in a lane; `from`, `width` and `centre` are percentages of the lane's width. */
export interface Slot {
  readonly index: number;
  readonly from: number;
  readonly width: number;
  readonly centre: number;
  readonly markY: number;
  /** The rail is broken where the program stopped, and missing where nothing ran. */
  readonly rail: boolean;
  readonly event: ReplayEvent;
}

/** Lays the events of a lane out in equal slots from left to right. */
export function laneSlots(events: readonly ReplayEvent[]): readonly Slot[] {
  const width = 100 / Math.max(1, events.length);
  return events.map((event, index) => ({
    index,
    from: index * width,
    width,
    centre: (index + 0.5) * width,
    markY: MARK_Y[event.outcome],
    rail: event.outcome !== 'crashed' && event.outcome !== 'lost',
    event,
  }));
}

/** A stretch of rail without a break, in percent of the lane's width. */
export interface RailPart {
  readonly from: number;
  readonly to: number;
}

/** Joins the slots that have rail into stretches, so that the hatch runs through. Only the first `upTo` slots count. */
export function railParts(slots: readonly Slot[], upTo = slots.length): readonly RailPart[] {
  const parts: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const slot of slots.slice(0, upTo)) {
    if (!slot.rail) {
      open = undefined;
    } else if (open) {
      open.to = slot.from + slot.width;
    } else {
      open = { from: slot.from, to: slot.from + slot.width };
      parts.push(open);
    }
  }
  return parts;
}
