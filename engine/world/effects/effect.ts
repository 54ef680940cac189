import type { RowCondition } from '../rows/condition';

/**
 * What something does to the world while it lasts. An effect is plain data; what follows from it is computed each hour by its
 * handler, from the service, the models and the policies as they are then.
 */
export type Effect =
  /** Rows reach the service in a condition. */
  | {
      readonly kind: 'rows';
      readonly condition: RowCondition;
      readonly share: number;
      readonly mendedBy: RowsMendedBy;
    }
  /** The truth moves: prices by a share, or that share of customers who would have stayed leave. */
  | { readonly kind: 'market'; readonly level: number; readonly overHours: number }
  /** What the service asks for each request answers late, or not at all. */
  | {
      readonly kind: 'dependency';
      readonly seconds: number;
      readonly failShare: number;
      /** The column that it supplies. */
      readonly column: string;
    }
  /** The process keeps memory of each request. */
  | { readonly kind: 'leak'; readonly mibPerThousandRequests: number }
  /** The code that is live fails for some requests, is slower, or is wrong for some. */
  | {
      readonly kind: 'release';
      readonly failShare: number;
      readonly slowFactor: number;
      /** The share of requests whose estimate is off by `wrongBy`. */
      readonly wrongShare: number;
      readonly wrongBy: number;
      /** It is not what the repository says: nobody released it. */
      readonly isUntracked: boolean;
    }
  /** A key has expired: that of the feed of new rows and labels, or that of what the service asks for each request. */
  | { readonly kind: 'credential'; readonly of: 'feed' | 'dependency'; readonly failShare: number }
  /** A machine is gone, with its replicas. */
  | { readonly kind: 'machine'; readonly slot: number; readonly lastsHours: number }
  /** One zone of the region is gone. */
  | { readonly kind: 'zone'; readonly lastsHours: number }
  | { readonly kind: 'traffic'; readonly factor: number; readonly lastsHours: number }
  /** A delivery overwrites a share of the labels of the last days in the store: multiplied, or with the other class. The training that follows reads them. */
  | { readonly kind: 'labels'; readonly share: number; readonly factor: number; readonly days: number }
  /** The clock of a machine is off, and tokens of requests that it takes are not valid. */
  | { readonly kind: 'clock'; readonly seconds: number; readonly failShare: number }
  /** What machines cost is multiplied. */
  | { readonly kind: 'price'; readonly factor: number }
  /** Something fills the disk. */
  | { readonly kind: 'disk'; readonly gibPerHour: number }
  /** Events of the feed come twice. */
  | { readonly kind: 'duplicates'; readonly share: number }
  /** Names are not resolved for some requests. */
  | { readonly kind: 'dns'; readonly failShare: number }
  /** Nobody takes requests out of the queue through which some of them come. */
  | { readonly kind: 'queue'; readonly requestShare: number }
  /** A short outage, after which clients that try again keep the service overloaded. */
  | {
      readonly kind: 'retries';
      readonly attempts: number;
      readonly outageHours: number;
      readonly outageShare: number;
    }
  /** The configuration that is live is another than the one that was written. */
  | { readonly kind: 'config'; readonly replicas: number; readonly timeoutSeconds: number }
  /** The certificate of the service expires after some hours. */
  | { readonly kind: 'certificate'; readonly inHours: number }
  /** A model is made live by hand, trained on the first rows of the store alone. */
  | { readonly kind: 'model'; readonly rows: number };

/** Who can mend rows at their source: the team upstream, or a job of one's own that fills the store of features. */
export type RowsMendedBy = 'upstream' | 'feature-job';

export type EffectKind = Effect['kind'];
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { readonly kind: Kind }>;
