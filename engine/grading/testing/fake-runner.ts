import type { CodeRunner, RunRequest, RunResult } from '../../core/code-runner';

/** A runner for tests: it runs nothing, keeps what it was asked, and answers what it is told to. */
export class FakeRunner implements CodeRunner {
  readonly requests: RunRequest[] = [];
  readonly #answer: (request: RunRequest) => Partial<RunResult>;

  constructor(answer: (request: RunRequest) => Partial<RunResult>) {
    this.#answer = answer;
  }

  async run(request: RunRequest): Promise<RunResult> {
    this.requests.push(request);
    return {
      runId: request.runId,
      outcome: 'completed',
      tests: [],
      writes: {},
      stdout: '',
      stderr: '',
      durationMs: 1,
      ...this.#answer(request),
    };
  }
}
