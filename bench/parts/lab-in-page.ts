import type { RunRequest, RunResult } from '@/engine/core/code-runner';
import type { WorkspaceFiles } from '@/engine/core/files';
import { createSandboxRunner } from '@/runtime/sandbox/sandbox-runner';
import { searchInPage } from './search-in-page';

/** Put into a page of the app's origin: the lab's own runner, reachable by the benchmark. */
interface Lab {
  readonly run: (source: string, seed?: string) => Promise<RunResult>;
  /** Milliseconds from the call to the first line of output. */
  readonly firstOutput: (source: string) => Promise<number>;
  readonly warm: () => Promise<void>;
  /** See `searchInPage`. */
  readonly search: (
    files: WorkspaceFiles,
    workers: number,
  ) => Promise<{ ms: number; objectives: readonly (number | null)[] }>;
}

declare global {
  interface Window {
    lab: Lab;
  }
}

const runner = createSandboxRunner();
let runs = 0;

function request(source: string, seed?: string): RunRequest {
  runs += 1;
  return {
    runId: `bench-${runs}`,
    language: 'typescript',
    files: {},
    program: { kind: 'probe', path: 'bench.ts', source, input: null },
    seed,
  };
}

window.lab = {
  run: (source, seed) => runner.run(request(source, seed)),
  warm: async () => {
    await runner.warm({ tfjs: true });
  },
  search: searchInPage,
  firstOutput: (source) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      let seen = false;
      runner
        .run(request(source), (event) => {
          if (event.type !== 'output' || seen) return;
          seen = true;
          resolve(performance.now() - started);
        })
        .then((result) => {
          if (!seen) reject(new Error(`no output: ${result.outcome} ${result.error?.message ?? ''}`));
        });
    }),
};
