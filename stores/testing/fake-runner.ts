import type { CodeRunner, RunEvent, RunRequest, RunResult } from '../../engine/core/code-runner';

/** What a fake run does: says events, and returns what differs from an empty success. */
export type FakeRun = (
  request: RunRequest,
  say: (event: RunEvent) => void,
  signal: AbortSignal | undefined,
) => Partial<RunResult> | Promise<Partial<RunResult>>;

/** A runner without a sandbox: `behave` may be replaced at any time; `requests` keeps what was asked. */
export class FakeRunner implements CodeRunner {
  readonly requests: RunRequest[] = [];
  behave: FakeRun;

  constructor(behave: FakeRun = trainsThreeEpochs) {
    this.behave = behave;
  }

  async run(request: RunRequest, onEvent: (event: RunEvent) => void = () => {}, signal?: AbortSignal) {
    this.requests.push(request);
    onEvent({ type: 'started', runId: request.runId });
    const result = await this.behave(request, onEvent, signal);
    return {
      runId: request.runId,
      outcome: 'completed' as const,
      tests: [],
      writes: {},
      stdout: '',
      stderr: '',
      durationMs: 0,
      ...result,
    };
  }
}

/** Prints a line and trains three epochs whose loss falls. */
export const trainsThreeEpochs: FakeRun = ({ runId }, say) => {
  say({ type: 'backend', runId, name: 'wasm' });
  say({ type: 'output', runId, stream: 'stdout', text: 'Training on 3 rows\n' });
  for (let epoch = 0; epoch < 3; epoch++) {
    const loss = 1 / (epoch + 1);
    say({
      type: 'epoch',
      runId,
      report: {
        fit: 0,
        epoch,
        epochs: 3,
        logs: { loss, val_loss: loss * 1.1, dollars: loss * 50_000, val_dollars: loss * 55_000 },
        elapsedMs: (epoch + 1) * 100,
        stepsPerEpoch: 10,
      },
    });
  }
  return {};
};
