import { generateDirtyRows } from './generate';
import { judgeAnswer } from './judge';
import type { BatchesValue, ProbeAnswer } from './probe';
import type { DirtyProject } from './project';
import { type ProbeRuns, runProbe } from './run-probe';

/** Whether a workspace does what a change request asks. */
export interface ChangeVerdict {
  readonly done: boolean;
  /** The first row that is answered otherwise than the changed rules say. */
  readonly why?: string;
  readonly runIds: readonly string[];
}

const ROWS = 6;

/**
 * Tries the changed rule on rows that need it, both one by one and in a batch: a change that was made in one of two
 * copies is not done.
 */
export async function tryChange(
  runs: ProbeRuns,
  project: DirtyProject,
  model: unknown,
  csv: string,
): Promise<ChangeVerdict> {
  const rows = generateDirtyRows({
    project,
    csv,
    spec: project.change.spec(model),
    seed: `${runs.seed}/change`,
    rows: ROWS,
    troubles: Array.from({ length: ROWS }, (_, i) => ({
      ...project.change.trouble,
      kind: `${project.change.trouble.kind}-${i}`,
    })),
  });
  const inputs = rows.map(({ row }) => row);
  const single = await runProbe(runs, { mode: 'single', rows: inputs });
  const batch = await runProbe(runs, { mode: 'batches', batches: [inputs] });
  const runIds = [single.runId, batch.runId];
  const answers: [string, readonly ProbeAnswer[] | undefined][] = [
    ['estimate', (single.value as { answers?: ProbeAnswer[] } | undefined)?.answers],
    ['estimateAll', (batch.value as unknown as BatchesValue | undefined)?.answers[0]],
  ];
  for (const [name, given] of answers) {
    const failing = rows.find(({ expected }, i) => {
      const answer = given?.[i];
      return !answer || judgeAnswer(expected, answer, project.tolerance).outcome !== 'right';
    });
    if (failing) {
      const field = failing.trouble!.field;
      return {
        done: false,
        why: `${name} does not answer ${project.change.trouble.says} by the changed rule yet (${field}: ${JSON.stringify(failing.row[field])}).`,
        runIds,
      };
    }
  }
  return { done: true, runIds };
}
