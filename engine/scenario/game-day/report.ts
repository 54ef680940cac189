import type { PolicySection } from '../../world/policies/policies';

/** The project as it was begun, and the learner's own: as `Lane` of scenarios, which may carry a report. */
export type GameLane = 'ad-hoc' | 'practice';

/** What one lane of a game day came to. Shares are from 0 to 1; null: nothing happened that it could be measured on. */
export interface GameDayFigures {
  /** DORA: releases of code or model that reached users, a week. */
  readonly deploymentsPerWeek: number;
  /** DORA: hours from a commit, or from the beginning of a training, until it was live, on average. */
  readonly leadTimeHours: number | null;
  /** DORA: the share of deployments that harmed users. */
  readonly changeFailureRate: number | null;
  /** DORA: hours from the beginning of harm until it was over, the median; what still harms counts until the end. */
  readonly restoreHours: number | null;
  /** Hours from the beginning of harm until somebody knew of it, the median. */
  readonly detectHours: number | null;
  /** Requests that failed or were refused ÷ those that the objective allows in the month; above 1 the budget is overspent. */
  readonly budgetSpent: number;
  /** Wrong answers ÷ answers. */
  readonly wrongShare: number | null;
  readonly wrong: number;
  readonly unanswered: number;
  /** Dollars: machines at list prices, and hours of people with the upkeep of practices. */
  readonly costUsd: number;
  /** Dollars of right, wrong and missing answers together. */
  readonly revenueUsd: number;
  /** The share of the models that were trained in the month or live at its beginning whose code, data and parameters are all known. */
  readonly reproducible: number;
  readonly falsePages: number;
}

/** What became of one of the eight incidents in one lane. Hours of the month. */
export interface GameDayOutcome {
  /** `stopped`: before it met a user; `harmless`: it met them and did no harm. */
  readonly state: 'stopped' | 'harmless' | 'harmed';
  /** Why, in one sentence. */
  readonly because: string;
  readonly harmedFrom: number | null;
  readonly detected: number | null;
  /** How: the name of an alert, or `complaints`. */
  readonly detectedBy: string | null;
  readonly restored: number | null;
  readonly wrong: number;
  readonly unanswered: number;
}

/** One of the eight incidents. */
export interface GameDayIncident {
  /** The same in both lanes. */
  readonly id: string;
  /** Its id in the catalogue. */
  readonly incident: string;
  readonly title: string;
  readonly about: string;
  readonly hour: number;
  readonly outcomes: Readonly<Record<GameLane, GameDayOutcome>>;
}

/** One day of a lane. */
export interface GameDayDay {
  readonly requests: number;
  readonly right: number;
  readonly wrong: number;
  readonly unanswered: number;
}

/** One lane. */
export interface GameDayLane {
  readonly figures: GameDayFigures;
  /** 30 of them. */
  readonly days: readonly GameDayDay[];
}

/** Where a section of the policies came from. */
export interface PolicyOrigin {
  readonly section: PolicySection;
  /** `own`: measured of the learner's work; `ad hoc`: there was nothing of theirs; `reference`: it cannot be measured, and says why. */
  readonly from: 'own' | 'ad hoc' | 'reference';
  /** What was measured, or why it could not be: a sentence. */
  readonly says: string;
}

/** One simulated month in two lanes of one seed, run with nobody at the keyboard. The same work and seed give the same report. */
export interface GameDayReport {
  readonly seed: string;
  /** 30. */
  readonly days: number;
  /** Milliseconds since the epoch of hour 0. */
  readonly startMs: number;
  /** Such as 0.99: the share of requests that is promised an answer. */
  readonly objective: number;
  /** Eight of them, in the order of their hours. */
  readonly incidents: readonly GameDayIncident[];
  /** `ad-hoc`: the start of the project; `practice`: the learner's own. */
  readonly lanes: Readonly<Record<GameLane, GameDayLane>>;
  readonly origins: readonly PolicyOrigin[];
}
