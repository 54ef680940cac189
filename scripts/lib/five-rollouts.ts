import { readdirSync, readFileSync } from 'node:fs';
import type { CodeRunner } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { seededRng } from '../../engine/core/rng';
import { workloadsIn } from '../../engine/operations/release/manifests';
import { measureRelease, type ReleasedService } from '../../engine/operations/release/measure-release';
import { requestsOf } from '../../engine/operations/release/release-series';
import { drawReleases, releasedFiles } from '../../engine/operations/release/releases-file';

/** What the figure of five rollouts works with: measured by the script, held by its test. */
export const FIVE_ROLLOUTS_FILE = 'components/figures/five-rollouts/measured.json';

const LESSON = 'lessons/03-software-life-cycle/03-deployment';
const STRATEGIES = ['recreate', 'rolling', 'blue-green', 'canary', 'shadow'] as const;
const CODE = ['server.ts', 'model.json'] as const;
const ROWS = 60;
const SEED = 'five-rollouts';

/** Homestead's releases, measured row by row in the sandbox, and the five ways that its lesson has to put them out. */
export async function computeFiveRollouts(runner: CodeRunner) {
  const start = `${LESSON}/start/house-price`;
  const files: WorkspaceFiles = Object.fromEntries(
    CODE.map((name) => [`house-price/${name}`, readFileSync(`${start}/${name}`, 'utf8')]),
  );
  const strategies = STRATEGIES.map((id) => ({
    id,
    path: `${id}.yaml`,
    text: readFileSync(`${start}/strategies/${id}.yaml`, 'utf8'),
  }));
  const workload = workloadsIn([strategies.at(-1)!])[0]!;
  const service: ReleasedService = {
    module: 'house-price/server.ts',
    port: 3000,
    requests: requestsOf(readFileSync(`${start}/sales.csv`, 'utf8'), '/prices', ROWS, SEED),
    rules: { tolerance: 5 },
  };
  const path = 'releases/prices.yaml';
  let runs = 0;
  const measure = (of: WorkspaceFiles) =>
    measureRelease(of, service, workload, {
      runner,
      newRunId: () => `five-rollouts-${runs++}`,
      signal: new AbortController().signal,
      seed: SEED,
    });
  const releases = [];
  for (const release of drawReleases(
    path,
    readFileSync(`${LESSON}/${path}`, 'utf8'),
    'first',
    seededRng(SEED),
  ))
    releases.push({
      kind: release.kind,
      says: release.says,
      isBad: release.isBad,
      measured: await measure(releasedFiles(files, release)),
    });
  return { before: await measure(files), rules: service.rules, releases, strategies };
}

/** The strategies that the lesson has, by their files. */
export const strategyFiles = (): string[] => readdirSync(`${LESSON}/start/house-price/strategies`).sort();
