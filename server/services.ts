import type { ServerConfig } from './config/config';
import type { Secrets } from './config/secrets';
import type { GuardedDb } from './db/guard';
import type { CompareApart } from './gradebook/similarity-process';
import type { Log } from './log';
import type { Platforms } from './lti/connect';
import type { Metrics } from './metrics/metrics';

/** What the server's code works with; tests make their own. */
export interface Services {
  readonly db: GuardedDb;
  readonly config: ServerConfig;
  readonly secrets: Secrets;
  readonly log: Log;
  /** The server's clock. */
  now(): Date;
  /** What asks learning management systems. */
  readonly platforms: Platforms;
  /** Something was put into the queue of grading. */
  onWork(): void;
  /** Finds works that are alike, without holding up other requests. */
  readonly compareApart: CompareApart;
  /** Learning management systems are to be told or asked something. */
  onPlatformWork(): void;
  /** Absent: nobody wants the figures. */
  readonly metrics?: Metrics;
  /** Whether what was acknowledged outlives a power loss; null: the PostgreSQL server's own affair. */
  readonly isPowerLossSafe: boolean | null;
}
