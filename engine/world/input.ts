import type { Happening } from './happening';
import type { Policies } from './policies/policies';
import type { RowFeed } from './rows/row-feed';

/** How many requests come. */
export interface LoadProfile {
  /** At the start, requests a day on average. */
  readonly perDay: number;
  /** Grows geometrically to so many by the end; absent: it stays. */
  readonly toPerDay?: number;
  /** 24 weights by hour, UTC; absent: all alike. */
  readonly day?: readonly number[];
  /** 7 weights from Monday on; absent: all alike. */
  readonly week?: readonly number[];
}

/** What happens anyway, as rates. All of it is drawn from the seed alone, so that every lane of a seed meets the same. */
export interface Background {
  /** The share of requests whose row is wrong by itself, the kinds of `ROW_FAULTS` alike. */
  readonly badRowShare: number;
  /** Files of the feed that come late, twice, or broken: each so many a week. */
  readonly fileFaultsPerWeek: number;
  /** Changes by other teams, each kind so many a year. */
  readonly upstreamChangesPerYear: number;
  readonly commitsPerWeek: number;
  /** The share of commits that are of a bad kind. */
  readonly badCommitShare: number;
  /** Mean hours between failures of one machine (exponential), and until its replicas run elsewhere. */
  readonly machineHoursToFailure: number;
  readonly machineHoursToRepair: number;
}

/** What the service is and what it is worth. */
export interface ServiceFacts {
  readonly name: string;
  /** Milliseconds since the epoch of hour 0. */
  readonly startMs: number;
  /** Regression: an estimate is right within this share of the truth. Classification: the threshold of a yes. */
  readonly tolerance: number;
  /** Dollars that a right estimate brings, a wrong one loses, and a request without an answer loses. */
  readonly usdPerRight: number;
  readonly usdPerWrong: number;
  readonly usdPerUnanswered: number;
  /** Dollars of an hour of a person. */
  readonly usdPerPersonHour: number;
  /** The share of harmed requests after which somebody complains. */
  readonly complaintShare: number;
  readonly diskGib: number;
}

/** All of a world: the same input gives the same hours, to the bit, on every machine. */
export interface WorldInput {
  readonly seed: string;
  /** Hours that it is planned for; growth and columns go by it. It may go on after them. */
  readonly hours: number;
  readonly feed: RowFeed;
  readonly service: ServiceFacts;
  readonly load: LoadProfile;
  readonly background: Background;
  readonly policies: Policies;
  /** Besides what the background brings, in any order. */
  readonly happenings: readonly Happening[];
  /** How often within an hour monitors take the metrics; counters grow evenly between. 1 for a year, 12 for a week on call. */
  readonly looksPerHour: number;
  /** `policy`: the team responds by its policy. `player`: somebody else calls `act`, nobody responds by themselves. */
  readonly responder: 'policy' | 'player';
}
