import { PULL_BATCH } from '../../../contracts/api/sync';
import type { SyncReply, SyncSend } from '../port';

interface Kept {
  readonly stream: string;
  readonly seq: number;
  readonly place: number;
  readonly kind: string;
  readonly exercise: string | null;
  readonly clientAt: string;
  readonly body: unknown;
}

/** What the server does with logs, in a few lines: the tests of the client are held to it, the server's own tests to it as well. */
export class ModelServer {
  #streams = new Map<string, { secret: string; last: number }>();
  #events: Kept[] = [];

  answer({ stream, secret, from, events, cursor, mark }: SyncSend): SyncReply {
    const known = this.#streams.get(stream) ?? { secret, last: 0 };
    if (known.secret !== secret) return conflict();
    const skip = known.last - (from - 1);
    const isGap = skip < 0;
    for (const [index, event] of events.slice(0, Math.max(0, skip)).entries()) {
      const before = this.#events.find((kept) => kept.stream === stream && kept.seq === from + index);
      if (JSON.stringify(before?.body) !== JSON.stringify(event.body)) return conflict();
    }
    const head = this.#events.length;
    const fresh = isGap ? [] : events.slice(skip);
    this.#events.push(
      ...fresh.map((event, index) => ({
        ...event,
        stream,
        seq: known.last + 1 + index,
        place: head + 1 + index,
      })),
    );
    const last = known.last + fresh.length;
    this.#streams.set(stream, { secret, last });
    const isOfAnother = cursor > head || (mark !== '' && this.#markAt(cursor) !== mark);
    const after = isOfAnother ? 0 : cursor;
    const others = this.#events.filter(
      (kept) => kept.place > after && kept.place <= head && kept.stream !== stream,
    );
    const pulled = others.slice(0, PULL_BATCH);
    const hasMore = others.length > PULL_BATCH;
    const next = hasMore ? pulled.at(-1)!.place : head + fresh.length;
    return {
      kind: 'answer',
      last,
      serverTime: new Date(0).toISOString(),
      pulled: structuredClone(pulled).map((event) => ({ ...event, receivedAt: new Date(0).toISOString() })),
      cursor: next,
      mark: this.#markAt(next),
      hasMore,
    };
  }

  #markAt(place: number): string {
    const upTo = this.#events.slice(0, place).map(({ stream, seq, body }) => [stream, seq, body]);
    return place === 0 ? '' : JSON.stringify(upTo);
  }

  /** All that it holds, to be put back later as an old backup is. */
  backup(): () => void {
    const [streams, events] = structuredClone([this.#streams, this.#events]) as [
      Map<string, { secret: string; last: number }>,
      Kept[],
    ];
    return () => {
      this.#streams = structuredClone(streams);
      this.#events = structuredClone(events);
    };
  }

  events(): readonly Kept[] {
    return this.#events;
  }
}

function conflict(): SyncReply {
  return { kind: 'refused', code: 'conflict', message: 'another log' };
}
