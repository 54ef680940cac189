import type { EpochReport, RunResult } from '../../engine/core/code-runner';
import { meetsAll } from '../../engine/core/facts';
import type { FileContent } from '../../engine/core/files';
import { programOfScript } from '../../engine/core/npm-script';
import { runFacts } from '../../engine/tracking/run-facts';
import { writtenFacts } from '../../engine/tracking/written-facts';
import { withParams } from '../../engine/workspace/params-file';
import type { ExperimentDefinition } from '../lesson-schema';
import type { ProofContext } from './grading-jobs';
import { Disproved, type ProofJob } from './proof';

/**
 * Every experiment runs from the start of the lesson, and each of its predictions has exactly one option that holds. One
 * without a prediction ends with its first epoch, if some other runs the same script to its end.
 */
export function experimentJobs(context: ProofContext): ProofJob[] {
  const { experiments, predictions } = context.lesson.bundle.definition;
  const predicted = new Set(predictions.map((prediction) => prediction.experiment));
  const whole = experiments.filter(
    (experiment, i) =>
      predicted.has(experiment.id) ||
      !experiments.some(
        (other, o) => other.script === experiment.script && (predicted.has(other.id) || o < i),
      ),
  );
  return experiments.map((experiment) => ({
    what: predicted.has(experiment.id)
      ? `experiment ${experiment.id} answers its predictions`
      : `experiment ${experiment.id} runs`,
    prove: () => proveExperiment(context, experiment, whole.includes(experiment)),
  }));
}

async function proveExperiment(
  context: ProofContext,
  experiment: ExperimentDefinition,
  whole: boolean,
): Promise<string> {
  const { definition } = context.lesson.bundle;
  const predictions = definition.predictions.filter((one) => one.experiment === experiment.id);
  const { result, epochs } = await run(context, experiment, whole);
  if (!whole && result.outcome === 'stopped' && epochs.length > 0) return 'trains';
  const error = result.error ? ` (${result.error.name}: ${result.error.message})` : '';
  const ended =
    experiment.ends === 'failed'
      ? result.outcome === 'failed'
      : ['completed', 'failed'].includes(result.outcome) && (predictions.length > 0 || error === '');
  if (!ended) {
    throw new Disproved(`The run ended as ${result.outcome}${error}.`);
  }
  const facts = {
    ...runFacts({
      outcome: result.outcome,
      startedAt: 0,
      endedAt: result.durationMs,
      epochs,
      tests: result.tests,
    }),
    ...(experiment.facts && writtenFacts(result.writes[experiment.facts])),
  };
  const answers = predictions.map((prediction) => {
    const holding = prediction.options.filter((option) => meetsAll(facts, option.when));
    if (holding.length !== 1) {
      const list = holding.map((option) => option.id).join(', ') || 'none';
      throw new Disproved(
        `Of the prediction ${prediction.id} exactly one option must hold, and there hold: ${list}.\n  facts: ${JSON.stringify(facts)}`,
      );
    }
    return `${prediction.id}: ${holding[0]!.id}`;
  });
  return answers.join(', ') || result.outcome;
}

async function run(
  { lesson, data, patientRunner, newRunId }: ProofContext,
  experiment: ExperimentDefinition,
  whole: boolean,
): Promise<{ result: RunResult; epochs: EpochReport[] }> {
  const { bundle } = lesson;
  const files: Record<string, FileContent> = { ...bundle.start, ...data };
  const params = bundle.definition.params;
  if (params !== undefined) {
    const text = files[params];
    files[params] = withParams(params, typeof text === 'string' ? text : undefined, experiment.params);
  }
  const epochs: EpochReport[] = [];
  const enough = new AbortController();
  const result = await patientRunner.run(
    {
      runId: newRunId(),
      language: 'typescript',
      files,
      program: programOfScript(files, experiment.script),
      seed: `verify/${experiment.id}`,
    },
    (event) => {
      if (event.type !== 'epoch') return;
      epochs.push(event.report);
      if (!whole) enough.abort();
    },
    enough.signal,
  );
  return { result, epochs };
}
