import type { Happened } from '../world/happening';
import type { WorldResult } from '../world/result';
import { type LaneDays, type LaneEvent, type LaneYear, YEAR_DAYS } from './year';

/**
 * One lane as the simulator shows it, from what its world came to. A request without an estimate is one that was refused or
 * failed; what it cost is machines and people.
 * @param usdPerPersonHour dollars of an hour of a person, as the world was told
 * @param upkeepHoursPerDay hours of people for the practices themselves, which the world does not know of
 */
export function laneOfWorld(
  { columns, happened, deployments }: WorldResult,
  usdPerPersonHour: number,
  upkeepHoursPerDay: number,
): LaneYear {
  const daily = (hourly: (hour: number) => number): Float64Array => {
    const days = new Float64Array(YEAR_DAYS);
    const hours = Math.min(columns.requests.length, YEAR_DAYS * 24);
    for (let hour = 0; hour < hours; hour++) days[Math.floor(hour / 24)]! += hourly(hour);
    return days;
  };
  const upkeep = (upkeepHoursPerDay / 24) * usdPerPersonHour;
  const days: LaneDays = {
    right: daily((hour) => columns.right[hour]!),
    wrong: daily((hour) => columns.wrong[hour]!),
    unanswered: daily((hour) => columns.refused[hour]! + columns.failed[hour]!),
    revenue: daily((hour) => columns.revenueUsd[hour]!),
    cost: daily(
      (hour) => columns.machineNanoUsd[hour]! / 1e9 + columns.peopleHours[hour]! * usdPerPersonHour + upkeep,
    ),
    upkeep: daily(() => upkeep),
  };
  return {
    days,
    faults: happened.flatMap(({ id, harmedFrom, detected, restored }) =>
      harmedFrom === null ? [] : [{ event: id, from: harmedFrom, detected, restored }],
    ),
    deployments: deployments.map(({ hour, committed, what, failed, reproducible }) => ({
      hour,
      committed,
      what,
      failed,
      reproducible,
    })),
    events: happened.map(eventOf).sort((a, b) => a.hour - b.hour || (a.id < b.id ? -1 : 1)),
  };
}

function eventOf(one: Happened): LaneEvent {
  const { id, hour, title, about, state, because, decidedBy, detected, restored, wrong, unanswered } = one;
  const outcome = { state, because, decidedBy, detected, restored, wrong, unanswered };
  return { id, hour, title, about, outcome };
}
