import { StagecraftError } from '../../engine/core/errors';

type DbErrorCode =
  | 'db-query'
  | 'db-unique'
  | 'db-reference'
  | 'db-nested'
  | 'db-busy'
  | 'db-locked'
  | 'db-version'
  | 'db-migration'
  | 'db-unavailable';

/** Something that the database refused or could not do. `data` never holds parameters: they may be secrets or code. */
export class DbError extends StagecraftError<DbErrorCode> {}

interface Refusal {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly message?: unknown;
}

const UNIQUE = '23505';
const REFERENCE = '23503';
/** Serialization failure and deadlock: the transaction may simply be run again. */
const AGAIN = new Set(['40001', '40P01']);
/**
 * Connection lost or refused, server shutting down or starting up, out of connections, memory or disk, a disk that fails, a
 * statement that was ended because it took too long: nothing was committed, and the same may work in a moment.
 */
const UNAVAILABLE = /^(08|53|57014|57P|58)|^E(CONN|PIPE|HOST|TIMEDOUT|AI_AGAIN|NOSPC|DQUOT|ROFS)/;

/** What `pg` says of a connection by itself has no code; this is the standard's. */
const CONNECTION_FAILURE = '08006';
const OF_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after)/;

/** Data exceptions and broken constraints. */
const OF_VALUES = /^2[23]/;

/** Whether a transaction that failed with `thrown` should run again. */
export function isRetryable(thrown: unknown): boolean {
  return thrown instanceof Error && AGAIN.has(String(refusalOf(thrown)?.code));
}

/** Whether `thrown` says that the database could not do its work now, whatever it was asked. */
export function isUnavailable(thrown: unknown): boolean {
  const error = toDbError(thrown);
  return error instanceof DbError && error.code === 'db-unavailable';
}

/** What a driver threw as one of our errors; our own pass unchanged. */
export function toDbError(thrown: unknown): unknown {
  if (thrown instanceof StagecraftError || !(thrown instanceof Error)) return thrown;
  // drizzle wraps what the driver threw, and puts the statement with its parameters into the message.
  const refusal = refusalOf(thrown);
  if (refusal === null)
    return hasParameters(thrown) ? new DbError('db-query', 'A statement failed.') : thrown;
  const state = String(refusal.code ?? '');
  const constraint = typeof refusal.constraint === 'string' ? refusal.constraint : undefined;
  const data = { state, constraint, table: refusal.table };
  if (state === UNIQUE)
    return new DbError('db-unique', `There is one already (${constraint ?? 'unique'}).`, data);
  if (state === REFERENCE)
    return new DbError(
      'db-reference',
      `What it refers to is not there (${constraint ?? 'foreign key'}).`,
      data,
    );
  if (UNAVAILABLE.test(state))
    return new DbError(
      'db-unavailable',
      `The database cannot be reached, or has no room (${state}). It is tried again with the next request; see that it runs, and its disk.`,
      data,
    );
  // What is said of a value has the value in it.
  const said = OF_VALUES.test(state) ? 'a value does not fit' : String(refusal.message);
  return new DbError('db-query', `The database refused a statement (${state}): ${said}.`, data);
}

function hasParameters(error: Error): boolean {
  return 'query' in error && 'params' in error;
}

function refusalOf(error: Error): Refusal | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { code } = each as Refusal;
    if (OF_CONNECTION.test(each.message)) return { code: CONNECTION_FAILURE };
    if (typeof code === 'string' && /^[0-9A-Z_]{5,}$/.test(code)) return each as Refusal;
  }
  return null;
}

/** Whether `thrown` says that `constraint` (or any unique one) was broken. */
export function isUniqueBroken(thrown: unknown, constraint?: string): boolean {
  if (!(thrown instanceof DbError) || thrown.code !== 'db-unique') return false;
  return constraint === undefined || (thrown.data as { constraint?: string }).constraint === constraint;
}
