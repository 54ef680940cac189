import { z } from 'zod';
import { momentSchema } from './classes';

/** What goes in and out of `POST /api/v1/sync`. */

/** Events in one request. */
export const SYNC_BATCH = 50;
/** Events of one's other devices in one answer. */
export const PULL_BATCH = 200;

/** One entry of a browser's log. Its number is one more than that of the entry before; the first is 1. */
export const syncEventSchema = z.object({
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  exercise: z.string().max(100).nullable().default(null),
  clientAt: momentSchema,
  body: z.record(z.string(), z.json()),
});

export const syncRequestSchema = z.object({
  /** Whose log it is, as the browser remembers it; the session may be another person's by now. Pages of before 0.8 do not say it. */
  account: z.uuid().optional(),
  stream: z.uuid(),
  /** 256 bits that only this browser has; the first request of a stream sets it. */
  secret: z.string().min(40).max(100),
  /** The number of the first event. */
  from: z.number().int().min(1).max(2_000_000_000),
  events: z.array(syncEventSchema).max(SYNC_BATCH),
  /** What the last answer gave: how far the events of one's other devices are known; 0 at first. */
  cursor: z.number().int().min(0).max(2_000_000_000),
  /** What the last answer gave with that cursor. */
  mark: z.string().max(64).default(''),
});

export type SyncRequest = z.infer<typeof syncRequestSchema>;
export type SyncEvent = z.infer<typeof syncEventSchema>;

export interface PulledEvent {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly exercise: string | null;
  readonly clientAt: Date;
  readonly receivedAt: Date;
  readonly body: unknown;
}

export interface SyncAnswer {
  /**
   * The last event that the server has, without gaps. A client goes on from here, whatever it had been told before: a server
   * that was restored from a backup has less.
   */
  readonly last: number;
  /** Whether the events could not be taken since some before them are missing: send again from `last + 1`. */
  readonly gap: boolean;
  readonly serverTime: Date;
  readonly pulled: readonly PulledEvent[];
  readonly cursor: number;
  /**
   * Stands for all events up to the cursor. A server that was restored from a backup and has other events there sees by it that the
   * cursor is of another history, and begins anew.
   */
  readonly mark: string;
  /** Whether there is more to pull: ask again at once. */
  readonly hasMore: boolean;
}
