import type { Rng } from '../core/rng';
import { json, type LabReply, type LabRequest, notFound } from './http';
import type { Night } from './night';
import type { SourceFields, SourceRow } from './types';
import { ARCHIVED_ROWS } from './world';

/** Requests that may come at once, and how many seconds one of them takes to be allowed again. */
const BURST = 4;
const REFILL_SECONDS = 10;
/** Requests that came too soon before the client is refused altogether, and for how many minutes. */
const STRIKES = 3;
const BAN_MINUTES = 240;
/** How long a client must wait after a 5xx, in milliseconds. */
const AFTER_ERROR_MS = 1000;
/** Who comes back sooner than this, in milliseconds, has not waited. */
const HASTY_MS = 200;
const MAX_LIMIT = 40;

/**
 * A paged JSON API: a token bucket of requests (429 with Retry-After), two seeded 500s, one request that is never
 * answered, one page that is answered a second time in place of the next, and rows that leave the list while the first
 * run pages through it. A client that comes back before it may is banned at the third time.
 */
export class ApiHost {
  readonly #night: Night;
  readonly #troubles: Readonly<Record<number, 'error' | 'silence' | 'twice'>>;
  #tokens = BURST;
  #filledAt = 0;
  #notBefore = 0;
  #served = 0;
  #strikes = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  #last: LabReply | null = null;

  constructor(night: Night) {
    this.#night = night;
    this.#troubles = troubles(night.rng.fork('api'));
  }

  answer(request: LabRequest): LabReply {
    const table = this.#night.world.tables.find(
      ({ kind, name }) => kind === 'api' && request.path === `/${name}`,
    );
    if (request.method !== 'GET' || !table)
      return notFound(request, 'GET /{table}?after=…&limit=… and GET /{table}?offset=…&limit=…');
    const refused = this.#refuse();
    if (refused) return refused;
    const trouble = this.#troubles[this.#served++];
    if (trouble === 'error') return this.#error(500, 'something went wrong');
    if (trouble === 'silence') return { status: 0, body: '', delayMs: Number.POSITIVE_INFINITY };
    if (trouble === 'twice' && this.#last) return this.#last;
    const limit = Math.min(Number(request.query.limit) || MAX_LIMIT, MAX_LIMIT);
    const rows = this.#list(table.rows);
    const { after, offset } = request.query;
    const from =
      after === undefined
        ? Number(offset) || 0
        : rows.filter((row) => row.key !== '' && row.key <= after).length;
    const page = rows.slice(from, from + limit);
    for (const row of page) this.#night.deliver(row, JSON.stringify(row.fields).length);
    const more = from + limit < rows.length;
    const reply = json(200, {
      items: page.map(({ fields }) => typed(fields)),
      next_after: more ? page.at(-1)!.key : null,
      next_offset: more ? from + limit : null,
    });
    this.#last = reply;
    return reply;
  }

  /** In the first run, rows leave the list after the second page. */
  #list(rows: readonly SourceRow[]): readonly SourceRow[] {
    const gone = this.#night.state.runs.length > 1 || this.#served > 2;
    return gone ? rows.slice(ARCHIVED_ROWS) : rows;
  }

  #refuse(): LabReply | undefined {
    const night = this.#night;
    const { ms } = night;
    const before = this.#askedAt;
    this.#askedAt = ms;
    if (night.minute < night.state.bannedUntil)
      return json(403, {
        error: `This client is banned until minute ${Math.round(night.state.bannedUntil)}.`,
      });
    if (night.options.apiDown) return this.#error(503, 'down for maintenance');
    if (ms < this.#notBefore) {
      night.record.strikes++;
      if (ms - before < HASTY_MS) night.record.hasty++;
      if (++this.#strikes >= STRIKES) {
        night.state.bannedUntil = night.minute + BAN_MINUTES;
        return json(403, {
          error: `Banned for ${BAN_MINUTES} minutes: ${STRIKES} requests came before they might.`,
        });
      }
      return this.#tooMany();
    }
    this.#tokens = Math.min(BURST, this.#tokens + (ms - this.#filledAt) / (REFILL_SECONDS * 1000));
    this.#filledAt = ms;
    if (this.#tokens < 1) {
      this.#notBefore = ms + 30_000;
      return this.#tooMany();
    }
    this.#tokens--;
    return undefined;
  }

  #tooMany(): LabReply {
    const seconds = Math.ceil((this.#notBefore - this.#night.ms) / 1000);
    return json(429, { error: 'too many requests' }, { 'retry-after': String(seconds) });
  }

  #error(status: number, error: string): LabReply {
    // A little mercy: clocks of clients are not exact.
    this.#notBefore = this.#night.ms + AFTER_ERROR_MS * 0.9;
    return json(status, { error });
  }
}

/** Which of the served requests of a run goes wrong, and how. */
function troubles(rng: Rng): Record<number, 'error' | 'silence' | 'twice'> {
  const [a, b, c, d] = rng.shuffle([1, 2, 3, 4, 5]);
  return { [a!]: 'error', [b!]: 'error', [c!]: 'silence', [d!]: 'twice' };
}

/** As JSON an API writes numbers as numbers. */
const typed = (fields: SourceFields): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).map(([column, text]) => [
      column,
      /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text,
    ]),
  );
