import type { Pulled } from './apply-pulled';

/** What is sent: see `syncRequestSchema`. */
export interface SyncSend {
  readonly account: string;
  readonly stream: string;
  readonly secret: string;
  readonly from: number;
  readonly events: readonly {
    readonly kind: string;
    readonly exercise: string | null;
    readonly clientAt: string;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
  readonly cursor: number;
  readonly mark: string;
}

/** What came of it. */
export type SyncReply =
  | {
      readonly kind: 'answer';
      readonly last: number;
      readonly serverTime: string;
      readonly pulled: readonly Pulled[];
      readonly cursor: number;
      readonly mark: string;
      readonly hasMore: boolean;
    }
  /** `code` as the server says it. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  | { readonly kind: 'offline' };

/** The way to the server. */
export interface SyncPort {
  /** @param isLast the page may be gone before the answer comes. */
  send(request: SyncSend, isLast: boolean): Promise<SyncReply>;
}
