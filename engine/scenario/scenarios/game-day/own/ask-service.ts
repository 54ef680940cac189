import type { WorkspaceFiles } from '../../../../core/files';
import { CRASHES, REFUSES, type ServedEstimate } from '../../../../world/ports';
import type { FeatureCell } from '../../../../world/rows/condition';
import { type OwnProject, serviceModule } from './project';

const PROBE_PATH = 'lab-ask-service.ts';

/**
 * The module between clients and the service: it sends one customer after another, as the platform's gateway does. A score, `refused`
 * for a status of 4xx, null for 5xx, an exception, or an answer without a score.
 */
const PROBE = `
export default async function ask({ entry, columns, rows }) {
  let service;
  try {
    service = (await import('./' + entry)).default;
  } catch (error) {
    return { problem: String(error?.message ?? error), answers: rows.map(() => null) };
  }
  const answers = [];
  for (const cells of rows) {
    const customer = {};
    for (let i = 0; i < columns.length; i++) if (cells[i] !== '\\u0000') customer[columns[i]] = cells[i];
    try {
      const response = await service.fetch(
        new Request('http://churn.example/score', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(customer),
        }),
      );
      if (response.status >= 500) answers.push(null);
      else if (response.status >= 400) answers.push('refused');
      else {
        const { score } = await response.json();
        answers.push(Number.isFinite(score) ? score : null);
      }
    } catch {
      answers.push(null);
    }
  }
  return { problem: null, answers };
}
`;

/** What stands for a cell that the row does not have: JSON has no `undefined`. */
const ABSENT = '\u0000';

/** A customer as they are sent, one cell for each column. */
export type SentRow = readonly FeatureCell[];

/** What the service said. */
export interface ServiceAnswers {
  /** Why it could not be asked; null: it was. */
  readonly problem: string | null;
  readonly answers: readonly ServedEstimate[];
}

/**
 * Asks the service of a project, as its files are, about customers: it is really run.
 * @throws the reason of the signal when it was aborted
 */
export async function askService(
  { runner, newRunId, signal }: OwnProject,
  files: WorkspaceFiles,
  columns: readonly string[],
  rows: readonly SentRow[],
): Promise<ServiceAnswers> {
  const entry = serviceModule(files);
  const nothing = (problem: string): ServiceAnswers => ({ problem, answers: rows.map(() => CRASHES) });
  if (entry === null) return nothing('package.json has no script start of the form "node file.ts"');
  const sent = rows.map((row) => row.map((cell) => (cell === undefined ? ABSENT : cell)));
  const result = await runner.run(
    {
      runId: newRunId(),
      language: 'typescript',
      files,
      program: { kind: 'probe', path: PROBE_PATH, source: PROBE, input: { entry, columns, rows: sent } },
      seed: 'game-day',
      limits: { deadlineMs: 20_000 },
    },
    undefined,
    signal,
  );
  signal.throwIfAborted();
  const value = result.value as { problem: string | null; answers: (number | string | null)[] } | undefined;
  if (result.outcome !== 'completed' || !value) return nothing(result.error?.message ?? result.outcome);
  return {
    problem: value.problem,
    answers: value.answers.map((one) =>
      one === 'refused' ? REFUSES : typeof one === 'number' ? one : CRASHES,
    ),
  };
}
