import { StagecraftError } from '../core/errors';
import { type Rng, seededRng } from '../core/rng';
import { HeldRows } from './held-rows';
import type { NightState, RunRecord } from './night-state';
import type { SourceRow, SourceTable, World } from './types';

/** The process was ended from outside, as a container is; nothing that it holds survives. */
export class ProcessKilledError extends StagecraftError<'killed-memory' | 'killed-deploy'> {
  constructor(why: 'memory' | 'deploy', message: string) {
    super(`killed-${why}`, message);
  }
}

/** How a run differs from an ordinary one. */
export interface NightOptions {
  /** The process is killed when it has said this many times in this run that it is done with a part of the stream. */
  readonly killAtCommit?: number;
  /** The API answers every request with 503. */
  readonly apiDown?: boolean;
}

/** Between the starts of two runs, in virtual minutes: the job is run once an hour. */
const RUN_EVERY = 60;

/** What the hosts of the lab share during one run. */
export class Night {
  readonly world: World;
  readonly state: NightState;
  readonly options: NightOptions;
  readonly record: RunRecord;
  readonly rng: Rng;
  readonly #held = new HeldRows();
  readonly #nowMs: () => number;
  readonly #byKey = new Map<string, SourceRow>();

  /**
   * @param nowMs Virtual milliseconds since the start of this run.
   */
  constructor(world: World, seed: string, state: NightState, options: NightOptions, nowMs: () => number) {
    this.world = world;
    this.state = state;
    this.options = options;
    this.#nowMs = nowMs;
    const startedAt = nextStart(state);
    this.record = {
      startedAt,
      endedAt: startedAt,
      requests: 0,
      refusals: 0,
      strikes: 0,
      hasty: 0,
      peakHeldBytes: 0,
      killed: null,
    };
    this.rng = seededRng(seed).fork(`run ${state.runs.length}`);
    state.runs.push(this.record);
    for (const table of world.tables)
      for (const row of table.rows) this.#byKey.set(`${table.name}/${row.key}`, row);
    for (const [name, rows] of Object.entries(state.tables)) {
      const table = world.tables.find((one) => one.name === name);
      if (table) for (const { fields } of rows) this.handed(table, fields);
    }
    for (const { table, fields } of state.quarantine) {
      const meant = world.tables.find(({ name }) => name === table);
      if (meant) this.handed(meant, fields);
    }
  }

  /** Virtual minutes since the first run. */
  get minute(): number {
    return this.record.startedAt + this.#nowMs() / 60_000;
  }

  /** Virtual milliseconds since the start of this run. */
  get ms(): number {
    return this.#nowMs();
  }

  /** The rows that the source of a table has by now. */
  available(table: SourceTable): readonly SourceRow[] {
    const { minute } = this;
    return table.rows.filter((row) => row.from <= minute);
  }

  /**
   * A source hands over a row.
   * @throws ProcessKilledError when the program now holds more than it may.
   */
  deliver(row: SourceRow, bytes: number): void {
    this.#held.deliver(row, bytes);
    this.record.peakHeldBytes = this.#held.peakBytes;
    if (this.#held.peakBytes <= this.world.budgetBytes) return;
    this.record.killed = 'memory';
    throw new ProcessKilledError(
      'memory',
      `Out of memory, exit code 137: the program held ${this.#held.peakBytes} bytes of rows that were delivered and not yet written; it may hold ${this.world.budgetBytes}.`,
    );
  }

  /** The warehouse has taken a row, in its table or in quarantine. */
  handed(table: SourceTable, fields: Readonly<Record<string, string>>): void {
    const key = fields[table.key] ?? '';
    const row =
      this.#byKey.get(`${table.name}/${key}`) ?? (key === '' ? blankKeyed(table, fields) : undefined);
    if (row) this.#held.done(row);
  }
}

/** Rows without a key are known by the rest of their content. */
function blankKeyed(table: SourceTable, fields: Readonly<Record<string, string>>): SourceRow | undefined {
  return table.rows.find(
    (row) => row.key === '' && table.columns.every((column) => row.fields[column] === (fields[column] ?? '')),
  );
}

/** When the next run begins, in virtual minutes: on the hour after the one before began and ended. */
export function nextStart(state: NightState): number {
  const last = state.runs.at(-1);
  if (!last) return 0;
  return Math.max(last.startedAt + RUN_EVERY, Math.ceil(last.endedAt / RUN_EVERY) * RUN_EVERY);
}
