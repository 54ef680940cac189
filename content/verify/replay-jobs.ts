import { group } from 'd3-array';
import type { WorkspaceFiles } from '../../engine/core/files';
import { prepareScenario } from '../../engine/scenario/registry';
import type { Lane, MeasureDefinition, ReplayRun } from '../../engine/scenario/types';
import type { ReplayDefinition } from '../lesson-schema';
import type { ProofContext } from './grading-jobs';
import { Disproved, type ProofJob } from './proof';

/**
 * Every replay runs in both lanes, and the reference practice is worse than ad hoc in no measure but its price. A lesson
 * may show one replay twice, before the learner's work and after it: it is proved once.
 */
export function replayJobs(context: ProofContext): ProofJob[] {
  const shown = group(context.lesson.bundle.definition.replays, ({ scenario, with: options, seed }) =>
    JSON.stringify([scenario, options, seed]),
  );
  return [...shown.values()].map((replays) => ({
    what: `replay ${replays.map(({ id }) => id).join(' and ')}: practice is no worse than ad hoc`,
    prove: () => proveReplay(context, replays[0]!),
  }));
}

async function proveReplay(context: ProofContext, replay: ReplayDefinition): Promise<string> {
  const { bundle } = context.lesson;
  const scenario = prepareScenario(replay.scenario, replay.with);
  const start = { ...bundle.start, ...context.data };
  const solution = { ...(await context.stage.solution()).files, ...context.data };
  const run = (lane: Lane, files: WorkspaceFiles): Promise<ReplayRun> =>
    scenario.run({
      lane,
      files,
      support: bundle.support,
      solution,
      runner: context.patientRunner,
      driver: context.driver,
      seed: replay.seed,
      remake: context.remake,
      signal: new AbortController().signal,
      newRunId: context.newRunId,
      progress: () => {},
    });
  const adHoc = await run('ad-hoc', start);
  const practice = await run('practice', solution);
  const lines = scenario.measures.map((measure) => measureText(measure, adHoc, practice));
  const worse = scenario.measures.filter((measure) => isWorse(measure, adHoc, practice));
  if (worse.length > 0) {
    throw new Disproved(
      `The practice lane is worse in ${worse.map(({ id }) => id).join(', ')}.\n  ${lines.join('\n  ')}`,
    );
  }
  return `ad hoc → practice: ${lines.join(' · ')}`;
}

function isWorse(
  { id, better, isPrice = false }: MeasureDefinition,
  adHoc: ReplayRun,
  practice: ReplayRun,
): boolean {
  const before = adHoc.measures[id] ?? null;
  const after = practice.measures[id] ?? null;
  if (before === null || after === null || isPrice) return false;
  return better === 'lower' ? after > before : after < before;
}

function measureText({ id, unit }: MeasureDefinition, adHoc: ReplayRun, practice: ReplayRun): string {
  const value = (run: ReplayRun) => run.measures[id] ?? '–';
  return `${id} ${value(adHoc)} → ${value(practice)}${unit ? ` ${unit}` : ''}`;
}
