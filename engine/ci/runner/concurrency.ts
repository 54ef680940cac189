import type { JsonValue } from '../../core/json';
import type { ExpressionScope } from '../expressions/evaluate';
import { isTruthy, textOf } from '../expressions/values';
import { isTemplateMap, type Template } from '../workflow/template';

/** What `concurrency:` asks for, evaluated. */
export interface ConcurrencyRequest {
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** How many may wait: the newest alone, or up to a hundred in their order. */
  readonly queue: 'single' | 'max';
}

/** Evaluates `concurrency:`; undefined: nothing is asked for. */
export function concurrencyOf(
  scope: ExpressionScope,
  template: Template | undefined,
): ConcurrencyRequest | undefined {
  if (template === undefined || template === null) return undefined;
  const value = scope.fill(template);
  const map: Readonly<Record<string, JsonValue>> = isTemplateMap(value as Template)
    ? (value as Readonly<Record<string, JsonValue>>)
    : { group: value };
  const group = textOf(map.group ?? '');
  if (group === '') return undefined;
  const cancelInProgress =
    isTruthy(map['cancel-in-progress'] ?? false) && map['cancel-in-progress'] !== 'false';
  return { group, cancelInProgress, queue: map.queue === 'max' && !cancelInProgress ? 'max' : 'single' };
}

/** A run or a job that wants to be the only one of its group. */
export interface Holder {
  readonly request: ConcurrencyRequest;
  /** Called when it is its turn. */
  go(at: number): void;
  /** Called when another one takes its place. */
  stop(at: number, by: ConcurrencyRequest): void;
}

interface Group {
  running: Holder | undefined;
  pending: Holder[];
}

/** How many may wait with `queue: max`. */
const LONGEST_QUEUE = 100;

/** The concurrency groups of a repository; their names know no case. One runs, and by default one waits. */
export class ConcurrencyGroups {
  readonly #groups = new Map<string, Group>();

  /**
   * Comes to its group: goes on at once when that is free, else waits. A newer one takes the place of one that waits, and
   * with `cancel-in-progress` of the one that runs too.
   * @returns whether it goes on at once.
   */
  enter(holder: Holder, at: number): boolean {
    const { request } = holder;
    const name = request.group.toLowerCase();
    const group = this.#groups.get(name) ?? { running: undefined, pending: [] };
    this.#groups.set(name, group);
    if (group.running === undefined) {
      group.running = holder;
      holder.go(at);
      return true;
    }
    if (request.queue === 'single') for (const one of group.pending.splice(0)) one.stop(at, request);
    else if (group.pending.length >= LONGEST_QUEUE) {
      holder.stop(at, request);
      return false;
    }
    group.pending.push(holder);
    // It leaves the group when it has ended; the new one then has its turn.
    if (request.cancelInProgress) group.running.stop(at, request);
    return false;
  }

  /** Leaves its group, running or waiting; the one that has waited the longest goes on. */
  leave(holder: Holder, at: number): void {
    const group = this.#groups.get(holder.request.group.toLowerCase());
    if (group === undefined) return;
    if (group.running !== holder) {
      group.pending = group.pending.filter((one) => one !== holder);
      return;
    }
    group.running = group.pending.shift();
    group.running?.go(at);
  }
}
