/**
 * When people look. Assumptions of the course, the same for both lanes: the list is made at five each morning and missed
 * at nine, the call centre compares whom it called with who left each Monday at nine, and what was noticed is taken back at once.
 */
export const HABITS = {
  /** Hours between two changes: three weeks have fourteen of them. */
  betweenHours: 36,
  nightAt: 5,
  missedAt: 9,
  /** Days from the start, a Wednesday, to the first Monday. */
  firstMonday: 5,
} as const;

const DAY = 24;
/** The hour of the day at which the three weeks begin. */
const BEGINS_AT = 9;

/** Hours since the start at which a change is made. */
export const changedAt = (index: number): number => index * HABITS.betweenHours;

/** The mornings after an hour, up to another one, at which a list is made. */
export function nightsBetween(from: number, to: number): number {
  const nightBefore = (hour: number) => Math.floor((hour + BEGINS_AT - HABITS.nightAt) / DAY);
  return Math.max(0, nightBefore(to) - nightBefore(from));
}

/** Hours from a change until the first list after it is missed. */
export function untilMissed(at: number): number {
  const hour = (at + BEGINS_AT) % DAY;
  const toNight = (HABITS.nightAt - hour + DAY) % DAY || DAY;
  return toNight + HABITS.missedAt - HABITS.nightAt;
}

/** Hours from a change until the call centre has worked by a list of it and compares, on a Monday. */
export function untilMonday(at: number): number {
  const worked = at + untilMissed(at);
  const first = HABITS.firstMonday * DAY;
  const weeks = Math.max(0, Math.ceil((worked - first) / (7 * DAY)));
  return first + weeks * 7 * DAY - at;
}
