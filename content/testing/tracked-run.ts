import { ManualClock } from '../../engine/core/clock';
import type { RunRequest } from '../../engine/core/code-runner';
import { FileSystem } from '../../engine/core/file-system';
import { seededRng } from '../../engine/core/rng';
import { TRACKING_ORIGIN, trackingServer } from '../../engine/tracking/mlflow/rest/server';
import { createNodeRunner } from '../../runtime/node/node-runner';
import { mlflowClientFiles } from '../workspace-files';

/** A lab with a tracking server, whose programs have the client in `lib/`. */
export function trackedLab() {
  const clock = new ManualClock(1_767_603_600_000);
  const fs = new FileSystem(clock);
  const context = { fs, clock, rng: seededRng('lab') };
  fs.makeFolder('/workspace');
  const runner = createNodeRunner();
  return {
    fs,
    context,
    dispose: () => runner.dispose(),
    /** Runs `main.ts` as a program of a seeded run. */
    run: (
      source: string,
      files: Readonly<Record<string, string>> = {},
      extra: Partial<RunRequest> = {},
      signal?: AbortSignal,
    ) =>
      runner.run(
        {
          runId: 'r',
          language: 'typescript',
          files: { ...mlflowClientFiles(), ...files, 'main.ts': source },
          program: { kind: 'module', path: 'main.ts' },
          env: { MLFLOW_TRACKING_URI: TRACKING_ORIGIN, USER: 'ada', GIT_COMMIT: 'a'.repeat(40) },
          seed: 's',
          services: { origins: [TRACKING_ORIGIN], answer: (request) => trackingServer(request, context) },
          ...extra,
        },
        undefined,
        signal,
      ),
  };
}
