import type { StoredSyncEvent } from '../../contracts/stored-sync';
import { onAnswer } from '../../engine/sync/stream';
import type { RecordKey } from '../storage/record-database';
import type { SyncPort, SyncReply, SyncSend } from './port';
import type { LogPart, SyncLog } from './sync-log';

/** What a round came to. `lessons` changed by other devices, also where it ended early. */
export type RoundOutcome = { readonly lessons: readonly string[] } & (
  | { readonly kind: 'done' }
  | { readonly kind: 'offline' }
  | Extract<SyncReply, { kind: 'refused' }>
);

export interface RoundOptions {
  readonly log: SyncLog;
  readonly port: SyncPort;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Milliseconds since some moment, by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Looks also whether the server still has the logs that were given up, as after a start. */
  readonly isThorough: boolean;
  /** The page is about to go: one request, of what a browser sends on behind it. */
  readonly isLast?: boolean;
}

/** New logs in one round; more would mean that something else is wrong. */
const MOST_FORKS = 3;

type Sent = { readonly kind: 'sent'; readonly isRestored: boolean } | Exclude<RoundOutcome, { kind: 'done' }>;

/** Sends what the server does not have and takes in what other devices did, until both have all, or it does not go on. */
export async function syncRound(options: RoundOptions): Promise<RoundOutcome> {
  const { log, isThorough, isLast = false } = options;
  const lessons = new Set<string>();
  const keys = await log.keys();
  const active = keys.at(-1)!;
  const sealed = keys.slice(0, -1);
  const first = await sendLog(options, active, lessons);
  if (first.kind !== 'sent') return { ...first, lessons: [...lessons] };
  // Restored from an old backup: what lay in other logs may be missing as well.
  if (!isLast && (isThorough || first.isRestored))
    for (const key of sealed) {
      const sent = await sendLog(options, key, lessons);
      if (sent.kind !== 'sent') return { ...sent, lessons: [...lessons] };
    }
  return { kind: 'done', lessons: [...lessons] };
}

async function sendLog(options: RoundOptions, key: RecordKey, lessons: Set<string>): Promise<Sent> {
  const { log, port, now, elapsed, isLast = false } = options;
  let isRestored = false;
  let most: number | undefined;
  for (let forks = 0; ; ) {
    const part = await log.part(key, most, isLast);
    if (part === null) return { kind: 'sent', isRestored };
    const begun = elapsed();
    const reply = await port.send(requestOf(log.userId, part), isLast);
    if (reply.kind === 'offline') return { kind: 'offline', lessons: [] };
    const judged =
      reply.kind === 'answer'
        ? onAnswer(part.stream, reply.last)
        : reply.code === 'conflict'
          ? ({ kind: 'forked' } as const)
          : null;
    if (judged?.kind === 'forked') {
      await log.fork(part);
      if (key[1] === 'sealed') return { kind: 'sent', isRestored };
      if (++forks > MOST_FORKS)
        return { kind: 'refused', code: 'conflict', message: 'The server refuses every log.', lessons: [] };
      continue;
    }
    if (reply.kind === 'refused') {
      const isOfAnEvent = reply.code === 'invalid' || reply.code === 'too-large';
      if (!isOfAnEvent || part.events.length === 0 || part.events[0]?.isWithheld)
        return { ...reply, lessons: [] };
      // Ever fewer, until it is known which one the server does not take.
      if (part.events.length > 1) most = Math.ceil(part.events.length / 2);
      else await log.withhold(part);
      continue;
    }
    if (judged === null) continue;
    most = undefined;
    isRestored ||= judged.isRestored;
    // The server's clock was read somewhere on the way. This one may have been set meanwhile: it counts as it is now.
    const aheadMs = Math.round(now() - (elapsed() - begun) / 2 - Date.parse(reply.serverTime));
    for (const lesson of await log.answered(part, judged.acked, reply, aheadMs)) lessons.add(lesson);
    const isMissing = judged.acked < part.stream.last;
    if (isLast || !(isMissing || reply.hasMore)) return { kind: 'sent', isRestored };
  }
}

function requestOf(account: string, { stream, from, events }: LogPart): SyncSend {
  return {
    account,
    stream: stream.id,
    secret: stream.secret,
    from,
    events: events.map(asSent),
    cursor: stream.cursor,
    mark: stream.mark,
  };
}

function asSent({ kind, exercise, clientAt, body, isWithheld }: StoredSyncEvent) {
  return isWithheld
    ? { kind: 'withheld', exercise: null, clientAt: new Date(clientAt).toISOString(), body: {} }
    : { kind, exercise, clientAt: new Date(clientAt).toISOString(), body };
}
