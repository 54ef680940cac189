import { StagecraftError } from '../core/errors';
import type { Trust } from '../core/trust';
import { acrossTeams } from './kinds/across-teams/across-teams';
import { app } from './kinds/app';
import { baseline } from './kinds/baseline';
import { cleanTable } from './kinds/clean-table';
import { closedLoop } from './kinds/closed-loop/closed-loop';
import { desk } from './kinds/desk';
import { evaluationDecision } from './kinds/evaluation-decision';
import { evaluationReport } from './kinds/evaluation-report';
import { exploration } from './kinds/exploration';
import { features } from './kinds/features';
import { form } from './kinds/form';
import { gameDay } from './kinds/game-day/game-day';
import { heldOutError } from './kinds/held-out-error';
import { image } from './kinds/image/image';
import { ingestion, ingestionDown } from './kinds/ingestion';
import { modules } from './kinds/modules';
import { monitorFiles } from './kinds/monitor-files';
import { monitoredSeasons } from './kinds/monitored-seasons/monitored-seasons';
import { mutants } from './kinds/mutants';
import { playedShift } from './kinds/on-call/played-shift';
import { postMortem } from './kinds/on-call/post-mortem';
import { retrainingSchedule } from './kinds/on-call/retraining-schedule';
import { unattendedShifts } from './kinds/on-call/unattended-shifts';
import { ownPractices } from './kinds/own-practices/own-practices';
import { ownTests } from './kinds/own-tests';
import { pipeline } from './kinds/pipeline/pipeline';
import { poisonedHoldout } from './kinds/poisoned-holdout';
import { probe } from './kinds/probe';
import { projectRubric } from './kinds/project-rubric/project-rubric';
import { quarterForecast } from './kinds/quarter-forecast/quarter-forecast';
import { releases } from './kinds/releases/releases';
import { replay } from './kinds/replay';
import { rowRules } from './kinds/row-rules';
import { runScript } from './kinds/run-script';
import { sameTwice } from './kinds/same-twice';
import { seededTeam } from './kinds/seeded-team/seeded-team';
import { selectedFeatures } from './kinds/selected-features';
import { selectionPoison } from './kinds/selection-poison';
import { servedWeek } from './kinds/served-week';
import { serviceTraffic } from './kinds/service-traffic/service-traffic';
import { changeHistory } from './kinds/shared-repository/change-history';
import { mergedChange } from './kinds/shared-repository/merged-change';
import { trackedSearch } from './kinds/tracked-search/tracked-search';
import { retrainedModel } from './kinds/tuning/retrained-model';
import { tunedParams } from './kinds/tuning/tuned-params';
import { tuningTrials } from './kinds/tuning/tuning-trials';
import { versionedModel } from './kinds/versioned-model';
import type { Measurement, MeasurementContext, MeasurementKind } from './types';

/** A measurement with its options: ready to run, its facts known beforehand. */
export interface PreparedMeasurement {
  /** What its facts rest on. */
  readonly trust: Trust;
  /** Every fact that it may yield, with its meaning. */
  readonly facts: Readonly<Record<string, string>>;
  /** The support files that it needs. */
  readonly needs: readonly string[];
  readonly measure: (context: MeasurementContext) => Promise<Measurement>;
}

/** A lesson asks for a kind of measurement that does not exist. */
export class UnknownMeasurementError extends StagecraftError<'measurement-unknown'> {
  constructor(kind: string) {
    super(
      'measurement-unknown',
      `There is no kind of measurement ${JSON.stringify(kind)}. There are: ${[...KINDS.keys()].sort().join(', ')}.`,
      { kind },
    );
  }
}

/** To add a kind: write it in its own file under `kinds/`, and add its line here. */
const KINDS = new Map([
  register(acrossTeams),
  register(app),
  register(cleanTable),
  register(closedLoop),
  register(baseline),
  register(evaluationDecision),
  register(evaluationReport),
  register(desk),
  register(features),
  register(exploration),
  register(form),
  register(gameDay),
  register(image),
  register(heldOutError),
  register(ingestion),
  register(ingestionDown),
  register(modules),
  register(monitorFiles),
  register(monitoredSeasons),
  register(mutants),
  register(releases),
  register(replay),
  register(rowRules),
  register(ownPractices),
  register(ownTests),
  register(playedShift),
  register(postMortem),
  register(retrainingSchedule),
  register(unattendedShifts),
  register(pipeline),
  register(poisonedHoldout),
  register(probe),
  register(projectRubric),
  register(quarterForecast),
  register(runScript),
  register(serviceTraffic),
  register(sameTwice),
  register(seededTeam),
  register(selectedFeatures),
  register(selectionPoison),
  register(trackedSearch),
  register(retrainedModel),
  register(tunedParams),
  register(tuningTrials),
  register(servedWeek),
  register(versionedModel),
  register(changeHistory),
  register(mergedChange),
]);

/**
 * The measurement of this kind with these options.
 * @throws UnknownMeasurementError, or what the kind's `parseOptions` throws.
 */
export function prepareMeasurement(kind: string, options: unknown): PreparedMeasurement {
  const prepare = KINDS.get(kind);
  if (!prepare) throw new UnknownMeasurementError(kind);
  return prepare(options);
}

function register<Options>(
  kind: MeasurementKind<Options>,
): [string, (options: unknown) => PreparedMeasurement] {
  return [
    kind.kind,
    (raw) => {
      const options = kind.parseOptions(raw);
      return {
        trust: kind.trust,
        facts: { ...kind.facts, ...kind.factsFor?.(options) },
        needs: kind.needs?.(options) ?? [],
        measure: (context) => kind.measure(context, options),
      };
    },
  ];
}
