import type { RowCondition } from '../rows/condition';
import type { LiveEffect } from './live-effect';

/** A share of requests that something spoils, and what does. */
export interface SpoiledShare {
  readonly by: LiveEffect;
  readonly share: number;
}

/** All that holds in one hour because of what has happened. Handlers of effects fill it in; a calm hour leaves it as it is. */
export class Weather {
  trafficFactor = 1;
  /** Requests whose rows are in a condition. */
  rows: (SpoiledShare & { readonly condition: RowCondition })[] = [];
  /** Requests that fail, each by itself. */
  failures: SpoiledShare[] = [];
  /** Requests whose estimate is off by a share of itself. */
  offBy: (SpoiledShare & { readonly factor: number })[] = [];
  /** What each request waits for besides its own work, without using the processor. */
  dependencySeconds = 0;
  slowFactor = 1;
  lostReplicaShare = 0;
  zoneIsDown = false;
  retryAttempts = 0;
  feedIsBlocked = false;
  duplicateShare = 0;
  priceFactor = 1;
  diskGibPerHour = 0;
  clockSeconds = 0;
  dnsFailShare = 0;
  leakMibPerThousand = 0;
  /** Set by a configuration that is not the written one. */
  replicas: number | null = null;
  timeoutSeconds: number | null = null;
  queueShare = 0;
  /** Whether what is live is what the repository says. */
  isInSync = true;
  certificateHours = Number.POSITIVE_INFINITY;
  featureAgeHours = 0;
  /** What takes from the room of the service, and so owns the requests that find none. */
  pressure: LiveEffect[] = [];
}
