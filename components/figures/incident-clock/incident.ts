/** Hours of a month, which a budget of errors is for. */
export const MONTH_HOURS = 720;

/** The parts of an incident, in hours, one after the other. */
export interface IncidentParts {
  /** Until an alert fires, until somebody takes it, until they know what to do, until it is done. */
  readonly detect: number;
  readonly acknowledge: number;
  readonly diagnose: number;
  readonly repair: number;
}

/** From its beginning to when it harms nobody. */
export const hoursToRestore = ({ detect, acknowledge, diagnose, repair }: IncidentParts): number =>
  detect + acknowledge + diagnose + repair;

/**
 * The share of a month's error budget that an incident spends, with requests that come evenly: share that fails × hours ÷ (share that may
 * fail × hours of a month).
 * @param target share of good answers that is promised, below 1
 */
export const budgetSpent = (hours: number, failing: number, target: number): number =>
  (failing * hours) / ((1 - target) * MONTH_HOURS);
