import type { Biller } from '../providers';

/** What a piece of a bill belongs to. */
export interface UsageOwner {
  readonly provider: Biller;
  /** The name of the account, project, subscription or owner. */
  readonly account: string;
  /** `*` where there are no regions. */
  readonly region: string;
  /** As its provider calls it: `Amazon EC2`. */
  readonly service: string;
  /** The name of the resource. */
  readonly resource: string;
  /** Tags on AWS and Azure, labels on Google Cloud. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Something that was used and is to be paid. Times are milliseconds since the epoch, sizes are bytes. */
export type Usage = UsageOwner &
  (
    | {
        /** One machine that was up. */
        readonly kind: 'machine';
        readonly sku: string;
        readonly market: 'on-demand' | 'spot';
        readonly from: number;
        readonly to: number;
      }
    | {
        /** Something else that is paid by the time it was there, to the second. */
        readonly kind: 'time';
        readonly sku: string;
        readonly from: number;
        readonly to: number;
      }
    | {
        /** Bytes that were kept. */
        readonly kind: 'storage';
        readonly sku: string;
        readonly bytes: number;
        readonly from: number;
        readonly to: number;
      }
    | {
        /** Bytes that went to the internet. */
        readonly kind: 'egress';
        readonly bytes: number;
        readonly at: number;
      }
    | {
        /** A job on a runner, paid in whole minutes. */
        readonly kind: 'job';
        readonly sku: string;
        readonly from: number;
        readonly to: number;
      }
  );
