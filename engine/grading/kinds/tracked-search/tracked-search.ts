import type { RunResult } from '../../../core/code-runner';
import type { Facts } from '../../../core/facts';
import { md5Hex } from '../../../versioning/dvc/hash/md5';
import { optionsBy } from '../../options';
import { ENDING_FACTS, endingFacts } from '../../run';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { isRecovered, isSame, type JudgedRun, judgeRuns } from './judge-runs';
import { type SearchOptions, searchSchema } from './options';
import { type Decision, readDecision } from './read-decision';
import { readRuns } from './read-runs';
import { runSearch, type ScriptEnd, type Search } from './run-search';

/**
 * Runs a search and the choice after it against an empty tracking server, on rows chosen by the seed; reads what is then
 * in the store, trains every run again from what it recorded, and holds the champion against the other runs.
 */
export const trackedSearch: MeasurementKind<SearchOptions> = {
  kind: 'tracked-search',
  trust: 'verified',
  parseOptions: optionsBy('tracked-search', searchSchema),
  facts: {
    ...ENDING_FACTS,
    script: 'the script that ended last',
    settings: 'settings that were to be tried',
    runs: 'runs in the experiment',
    unfinished: 'runs that were never ended, or that failed',
    names: 'different names among the runs',
    mostPoints: 'most values of the agreed metric in one run',
    withMetric: 'runs with the agreed metric',
    withParams: 'runs with params',
    withSeed: 'runs with the param seed',
    recovered: 'runs that score the same when they are trained again from what they recorded',
    nearly: 'runs that score nearly the same, within 0.001, but not the same',
    reason: 'why the first of the others could not be trained again',
    onTraining: 'runs whose metric is that of their training rows',
    onTest: 'runs whose metric is that of the test rows',
    withData: 'runs that name the version of the data that they read',
    otherData: 'runs that name a version of the data that was not there',
    withCommit: 'runs that name the version of the code',
    withModel: 'runs with a model',
    byEpoch: 'runs that are trained by epochs',
    withCurve: 'runs that are trained by epochs and have a curve',
    versions: 'registered versions of the model',
    hasChampion: 'whether a version is the champion',
    championIsKnown: 'whether the champion comes from a run of the experiment',
    championRank: 'place of the champion among the runs, by the agreed metric',
    championScore: 'agreed metric of the champion',
    bestScore: 'best value of the agreed metric',
    championIsBestOnTest: 'whether the champion is the best on the test rows, and not by the agreed metric',
    championRecovered: 'whether the champion scores the same when it is trained again',
    rebuiltScore: 'what the champion scores when it is trained again',
    reasonLength: 'characters of the longest text that stands with the champion',
  },
  needs: ({ probe }) => [probe],
  async measure(context, options): Promise<Measurement> {
    const search = await runSearch(context, options);
    const records = readRuns(search, options);
    const { judged, runIds } = await judgeRuns(context, options, records, search.table);
    const decision = readDecision(search, options);
    const end = search.ends.at(-1)!;
    return {
      facts: {
        ...endOf(end),
        script: end.script,
        settings: options.runs,
        ...runFacts(judged, search, options),
        ...decisionFacts(judged, decision),
      },
      evidence: evidenceOf(judged, decision),
      location: end.result?.error?.frames[0],
      runIds: [...search.ends.flatMap(({ result }) => result?.runId ?? []), ...runIds],
    };
  },
};

function endOf({ result, error }: ScriptEnd): Facts {
  if (result) return endingFacts(result);
  const ending: Pick<RunResult, 'outcome'> = { outcome: 'failed' };
  return {
    ...ending,
    exitOk: false,
    timedOut: false,
    errorName: error!.name,
    errorMessage: error!.message,
    errorCode: error!.code,
  };
}

function runFacts(runs: readonly JudgedRun[], { table, commit }: Search, { curve }: SearchOptions): Facts {
  const count = (is: (run: JudgedRun) => boolean) => runs.filter(is).length;
  const digest = md5Hex(table);
  const byEpoch = runs.filter(({ params }) => params.family === curve.family);
  return {
    runs: runs.length,
    unfinished: count(({ isFinished }) => !isFinished),
    names: new Set(runs.map(({ name }) => name)).size,
    mostPoints: Math.max(0, ...runs.map(({ metricPoints }) => metricPoints)),
    withMetric: count(({ metric }) => metric !== null),
    withParams: count(({ params }) => Object.keys(params).length > 0),
    withSeed: count(({ params }) => Object.hasOwn(params, 'seed')),
    recovered: count(isRecovered),
    nearly: count((run) => !isRecovered(run) && isNear(run)),
    reason: runs.find((run) => run.reason !== null)?.reason ?? null,
    onTraining: count((run) => isSame(run.metric, run.training) && !isSame(run.metric, run.validation)),
    onTest: count((run) => isSame(run.metric, run.test) && !isSame(run.metric, run.validation)),
    withData: count(({ digests }) => digests.includes(digest)),
    otherData: count(({ digests }) => digests.length > 0 && !digests.includes(digest)),
    withCommit: count((run) => run.commit === commit),
    withModel: count((run) => run.weights !== null && run.validation !== null),
    byEpoch: byEpoch.length,
    withCurve: byEpoch.filter(({ curvePoints }) => curvePoints > 1).length,
  };
}

/** Whether a run differs from its training anew by no more than rounding would. */
const isNear = ({ metric, rebuilt }: JudgedRun) =>
  metric !== null && rebuilt !== null && Math.abs(metric - rebuilt) <= 0.001;

function decisionFacts(runs: readonly JudgedRun[], { versions, runId, reason }: Decision): Facts {
  const champion = runs.find((run) => run.runId === runId);
  const scores = runs.flatMap(({ metric }) => metric ?? []);
  const score = champion?.metric ?? null;
  const best = scores.length > 0 ? Math.max(...scores) : null;
  const bestOnTest = Math.max(...runs.map(({ test }) => test ?? Number.NEGATIVE_INFINITY));
  return {
    versions,
    hasChampion: runId !== null,
    championIsKnown: champion !== undefined,
    championRank: score === null ? null : 1 + scores.filter((other) => other > score).length,
    championScore: score,
    bestScore: best,
    championIsBestOnTest: champion !== undefined && score !== best && champion.test === bestOnTest,
    championRecovered: champion !== undefined && isRecovered(champion),
    rebuiltScore: champion?.rebuilt ?? null,
    reasonLength: reason.length,
  };
}

/** Runs that are shown under a verdict. */
const SHOWN = 5;

function evidenceOf(runs: readonly JudgedRun[], { runId }: Decision): EvidenceRow[] {
  const digits = (value: number | null) => value?.toFixed(6) ?? 'nothing';
  return [...runs]
    .sort((a, b) => (b.metric ?? 0) - (a.metric ?? 0))
    .filter((run, place) => place < SHOWN || run.runId === runId)
    .map((run) => ({
      label: `${run.name}${run.runId === runId ? ' (champion)' : ''}`,
      outcome: isRecovered(run) ? 'good' : 'bad',
      detail: `recorded ${digits(run.metric)}, trained again ${run.reason ?? digits(run.rebuilt)}`,
    }));
}
