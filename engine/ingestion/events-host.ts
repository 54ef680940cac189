import { json, type LabReply, type LabRequest, notFound } from './http';
import { type Night, ProcessKilledError } from './night';
import type { SourceRow } from './types';

/** Events after which the connection is cut, the first two times that a run opens it. */
const CUT_AFTER = 110;
const CUTS = 2;
const PER_PIECE = 10;

/**
 * A stream of events, as a log with a position for each consumer: NDJSON, one event a line. Some events come twice, some
 * after younger ones. It begins behind the position that the client has committed, and breaks off twice a run.
 */
export class EventsHost {
  readonly #night: Night;
  #opened = 0;
  #commits = 0;

  constructor(night: Night) {
    this.#night = night;
  }

  answer(request: LabRequest): LabReply {
    const { state } = this.#night;
    if (request.method === 'GET' && request.path === '/stream') return this.#stream();
    if (request.method === 'POST' && request.path === '/commit') {
      const position = Number(parse(request.body)?.position);
      if (!Number.isInteger(position) || position < state.committed || position > this.#events().length)
        return json(400, { error: `position must be an integer from ${state.committed} on` });
      state.committed = position;
      if (++this.#commits === this.#night.options.killAtCommit) {
        this.#night.record.killed = 'deploy';
        throw new ProcessKilledError('deploy', 'SIGKILL, exit code 137: a new version was deployed.');
      }
      return json(200, { committed: position });
    }
    return notFound(request, 'GET /stream, POST /commit');
  }

  #stream(): LabReply {
    const events = this.#events();
    const from = this.#night.state.committed;
    const isCut = ++this.#opened <= CUTS && events.length - from > CUT_AFTER;
    const until = isCut ? from + CUT_AFTER : events.length;
    return {
      status: 200,
      headers: { 'content-type': 'application/x-ndjson' },
      body: this.#pieces(events, from, until),
      breaksOff: isCut,
      delayMs: 30,
    };
  }

  *#pieces(events: readonly SourceRow[], from: number, until: number): Generator<string> {
    for (let at = from; at < until; at += PER_PIECE) {
      let piece = '';
      for (let i = at; i < Math.min(until, at + PER_PIECE); i++) {
        const row = events[i]!;
        const line = `${JSON.stringify({ position: i + 1, ...row.fields })}\n`;
        this.#night.deliver(row, line.length);
        piece += line;
      }
      yield piece;
    }
  }

  /** The log as far as it goes by now. Its order follows from the rows alone, so positions never change. */
  #events(): readonly SourceRow[] {
    const table = this.#night.world.tables.find(({ kind }) => kind === 'stream');
    if (!table) return [];
    const rows = this.#night.available(table);
    const log: SourceRow[] = [];
    for (let i = 0; i < rows.length; i += 2) {
      // Neighbours change places at every fifth pair; every ninth event comes twice.
      const [a, b] = [rows[i]!, rows[i + 1]];
      if (b && i % 10 === 0) log.push(b, a);
      else log.push(...(b ? [a, b] : [a]));
      if (i % 18 === 0) log.push(a);
    }
    return log;
  }
}

function parse(body: string): { position?: unknown } | null {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
