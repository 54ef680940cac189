import {
  type CodeRunner,
  DEFAULT_LIMITS,
  type RunEvent,
  type RunRequest,
  type RunResult,
} from '../core/code-runner';
import { sha256Hex } from '../core/hash';
import { agreesWith, type Seen, seenBy } from './seen-by-run';

/** A run that has ended: what was asked, what it said, how it came out, and what that follows from. */
interface KnownRun {
  readonly key: string;
  readonly request: RunRequest;
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
  readonly seen: Seen;
}

/** A run under way; null: it broke, or it asked services, whose answers are its own. */
interface Pending {
  readonly request: RunRequest;
  readonly known: Promise<KnownRun | null>;
}

/** Runs that have ended, the last `most` that were asked for, and those under way. */
export class KnownRuns {
  readonly #most: number;
  readonly #ended = new Map<string, KnownRun[]>();
  readonly #pending = new Map<string, Pending[]>();
  /** The ended ones, the longest unused first. */
  readonly #order = new Set<KnownRun>();

  constructor(most = 1_500) {
    this.#most = most;
  }

  /** A run that came to what the request would come to. */
  ended(key: string, request: RunRequest): KnownRun | undefined {
    const agrees = agreesWith(request);
    const known = this.#ended.get(key)?.find((one) => serves(one, request) && agrees(one.seen));
    if (known) {
      this.#order.delete(known);
      this.#order.add(known);
    }
    return known;
  }

  /** Runs under way over the very same files: of others it is not known yet what they look at. */
  pending(key: string, request: RunRequest): readonly Pending[] {
    const agrees = agreesWith(request);
    return (this.#pending.get(key) ?? []).filter((one) => agrees(seenBy(one.request)));
  }

  begin(key: string, pending: Pending): void {
    const list = this.#pending.get(key) ?? [];
    this.#pending.set(key, [...list, pending]);
    void pending.known.then((known) => {
      const others = this.#pending.get(key)!.filter((one) => one !== pending);
      if (others.length > 0) this.#pending.set(key, others);
      else this.#pending.delete(key);
      if (known) this.#keep(known);
    });
  }

  #keep(known: KnownRun): void {
    this.#ended.set(known.key, [known, ...(this.#ended.get(known.key) ?? [])]);
    this.#order.add(known);
    if (this.#order.size <= this.#most) return;
    const [oldest] = this.#order;
    this.#order.delete(oldest!);
    const others = this.#ended.get(oldest!.key)!.filter((one) => one !== oldest);
    if (others.length > 0) this.#ended.set(oldest!.key, others);
    else this.#ended.delete(oldest!.key);
  }
}

/**
 * A runner that computes a seeded program once, also while it is under way: a seeded program is a function of its code, its
 * settings and what it looks at, and each run says what it has looked at. So a change of a file matters to the programs that
 * read it, and to no others. What a known run said is said again. Unseeded requests are run each time, as are those that asked
 * services; stopped runs and crashes of ours are not kept; a deadline tells requests apart only where it would have ended the run.
 */
export function knowing(runner: CodeRunner, runs: KnownRuns): CodeRunner {
  return {
    run: async (request, onEvent, signal) => {
      if (request.seed === undefined) return runner.run(request, onEvent, signal);
      const key = keyOf(request);
      const again = ({ events, result }: KnownRun): RunResult => {
        for (const event of events) onEvent?.({ ...event, runId: request.runId });
        return { ...result, runId: request.runId };
      };
      const known = runs.ended(key, request);
      if (known) return again(known);
      for (const pending of runs.pending(key, request)) {
        const ended = await unlessAborted(pending.known, signal);
        if (ended && serves(ended, request)) return again(ended);
      }
      return runAndKeep(runner, runs, key, request, onEvent, signal);
    },
  };
}

async function runAndKeep(
  runner: CodeRunner,
  runs: KnownRuns,
  key: string,
  request: RunRequest,
  onEvent: ((event: RunEvent) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<RunResult> {
  const events: RunEvent[] = [];
  let hasAsked = false;
  const { services } = request;
  const watched = services && {
    ...services,
    answer: (asked: Parameters<typeof services.answer>[0]) => {
      hasAsked = true;
      return services.answer(asked);
    },
  };
  const running = runner.run(
    { ...request, ...(watched && { services: watched }) },
    (event) => {
      events.push(event);
      onEvent?.(event);
    },
    signal,
  );
  const known = running.then(
    (result): KnownRun | null => {
      const isOurs = result.outcome === 'stopped' || result.outcome === 'crashed';
      return isOurs || hasAsked
        ? null
        : { key, request, events, result, seen: seenBy(request, result.reads) };
    },
    () => null,
  );
  runs.begin(key, { request, known });
  return running;
}

/** Everything that the result hangs on but what the program looks at, and the deadline. */
function keyOf({ language, program, cwd, node, seed, limits, readOnly }: RunRequest): string {
  return sha256Hex(
    JSON.stringify([language, program, cwd, node, seed, { ...limits, deadlineMs: undefined }, readOnly]),
  );
}

const deadlineOf = ({ limits }: RunRequest) => limits?.deadlineMs ?? DEFAULT_LIMITS.deadlineMs;

/** Whether a run's result is that of a request that differs from its own in nothing that it saw but the deadline. */
function serves({ request: from, result }: KnownRun, request: RunRequest): boolean {
  if (deadlineOf(from) === deadlineOf(request)) return true;
  return result.outcome !== 'deadline' && result.durationMs <= deadlineOf(request);
}

/** What work comes to; null once whoever waits wants it no more. */
async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T | null> {
  if (signal === undefined) return work;
  if (signal.aborted) return null;
  let stop = () => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
