import type { JsonValue } from '../../../core/json';
import { isSame, type JudgedRun } from '../../../grading/kinds/tracked-search/judge-runs';
import type { Decision } from '../../../grading/kinds/tracked-search/read-decision';
import type { Search } from '../../../grading/kinds/tracked-search/run-search';
import { md5Hex } from '../../../versioning/dvc/hash/md5';

/** A question of somebody who was not there, and what the work that is left answers. */
export interface Question {
  readonly ask: string;
  /** null: nothing that is left answers it. */
  readonly answer: JsonValue;
}

/** All that there is to answer from. */
export interface Evidence {
  readonly search: Search;
  readonly judged: readonly JudgedRun[];
  readonly decision: Decision;
  /** Settings that were tried. */
  readonly settings: number;
}

/** The run with the highest agreed metric; null: no run has one. */
export const winnerOf = (runs: readonly JudgedRun[]): JudgedRun | null =>
  runs.reduce<JudgedRun | null>(
    (best, run) =>
      run.metric !== null && run.metric > (best?.metric ?? Number.NEGATIVE_INFINITY) ? run : best,
    null,
  );

/** The questions, each answered from the runs, the registry and the files that are left, or not at all. */
export function questionsOf({ search, judged, decision, settings }: Evidence): Question[] {
  const winner = winnerOf(judged);
  const { seed, ...params } = winner?.params ?? {};
  const champion = judged.find(({ runId }) => runId === decision.runId);
  return [
    { ask: 'How many settings were tried?', answer: judged.length === settings ? settings : null },
    { ask: 'What was the best score?', answer: winner?.metric ?? scoreInFiles(search) },
    { ask: 'Which settings made it?', answer: Object.keys(params).length > 1 ? params : null },
    { ask: 'With which seed?', answer: seed ?? null },
    {
      ask: 'On which data?',
      answer: winner?.digests.includes(md5Hex(search.table)) ? `MD5 ${md5Hex(search.table)}` : null,
    },
    { ask: 'With which code?', answer: winner?.commit ? `commit ${winner.commit.slice(0, 7)}` : null },
    {
      ask: 'Where is the model itself?',
      answer: winner && isSame(winner.validation, winner.metric) ? `runs:/${winner.runId}/model` : null,
    },
    {
      ask: 'Which one was chosen, and why?',
      answer: champion && decision.reason.length >= 20 ? decision.reason : null,
    },
  ];
}

/** The best score that was printed, where a file that was left says it. */
function scoreInFiles({ ends, written }: Search): string | null {
  const printed = ends.at(0)?.result?.stdout.match(/\d\.\d{3,}/g) ?? [];
  const best = printed.toSorted((a, b) => Number(b) - Number(a))[0];
  if (best === undefined) return null;
  const isLeft = Object.values(written).some(
    (content) => typeof content === 'string' && content.includes(best),
  );
  return isLeft ? best : null;
}
