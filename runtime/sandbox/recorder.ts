import type {
  ProgramError,
  RunEvent,
  RunLimits,
  RunOutcome,
  RunRequest,
  RunResult,
  TestReport,
} from '../../engine/core/code-runner';

/** What the host itself has seen of a run: enough to report on one that was ended from outside. */
export class RunRecorder {
  readonly runId: string;
  readonly startedAt = performance.now();
  stdout = '';
  stderr = '';
  backend: string | undefined;
  readonly tests: TestReport[] = [];
  readonly #onEvent: ((event: RunEvent) => void) | undefined;

  constructor(request: RunRequest, onEvent?: (event: RunEvent) => void) {
    this.runId = request.runId;
    this.#onEvent = onEvent;
  }

  /** Takes down an event and passes it on; one of another run is dropped. */
  event(event: RunEvent): void {
    if (event.runId !== this.runId) return;
    if (event.type === 'output') this[event.stream] += event.text;
    else if (event.type === 'test') this.tests.push(event.report);
    else if (event.type === 'backend') this.backend = event.name;
    this.#onEvent?.(event);
  }

  /** The result as the guest gave it, under the id that the run really has. */
  result(result: RunResult): RunResult {
    return { ...result, runId: this.runId };
  }
}

function errorOf(outcome: RunOutcome, limits: RunLimits, detail: unknown): ProgramError | undefined {
  const plain = (name: string, code: string, message: string): ProgramError => ({
    name,
    code,
    message,
    stack: '',
    frames: [],
  });
  switch (outcome) {
    case 'deadline':
      return plain(
        'DeadlineError',
        'deadline',
        `The program was still running after ${limits.deadlineMs / 1000} seconds, and was ended. Is there a loop that never ends?`,
      );
    case 'memory':
      return plain(
        'MemoryError',
        'memory',
        `The program needed more than the ${limits.memoryMb} MB that a run may hold, and was ended. Does something grow without end? Tensors are freed by tf.tidy and dispose.`,
      );
    case 'crashed':
      return plain(
        'CrashError',
        'crashed',
        `The lab's worker ended by itself (${detail instanceof Error ? detail.message : String(detail ?? 'no reason given')}). This is not a mistake in your code. Run it again.`,
      );
    default:
      return undefined;
  }
}

/** The result of a run that was ended from outside. What it printed and which tests it finished is kept. */
export function endedRun(
  recorder: RunRecorder,
  outcome: RunOutcome,
  limits: RunLimits,
  detail?: unknown,
): RunResult {
  const error = errorOf(outcome, limits, detail);
  return {
    runId: recorder.runId,
    outcome,
    tests: recorder.tests,
    writes: {},
    stdout: recorder.stdout,
    stderr: recorder.stderr,
    durationMs: performance.now() - recorder.startedAt,
    ...(error !== undefined && { error }),
    ...(recorder.backend !== undefined && { backend: recorder.backend }),
  };
}
