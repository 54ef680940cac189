import type { JsonValue } from '../../../core/json';
import type { MeasurementContext } from '../../types';
import { type Harm, harmOf } from './harm';
import { BAD_KINDS, type BadKind } from './kinds';
import { type CommitRun, firstComplaint } from './make-commit';
import type { TeamWeek } from './team-week';

/** What became of a commit, as the people who depend on it see it. */
export interface CommitOutcome {
  readonly run: CommitRun;
  readonly isLive: boolean;
  /** What users meet; null: it never reached them. */
  readonly harm: Harm | null;
  /** One or two sentences. */
  readonly detail: string;
}

/** The kind of what is wrong with a commit, in words; null: it is a good one. */
export const faultOf = ({ commit }: CommitRun): string | null =>
  commit.isBad ? BAD_KINDS[commit.kind as BadKind] : null;

/** Follows each commit of a week to its users. */
export async function outcomesOf(
  context: MeasurementContext,
  probe: string,
  { runs, before }: TeamWeek,
): Promise<CommitOutcome[]> {
  let figures: JsonValue =
    runs.some(({ release }) => release !== null) && before.release
      ? (await harmOf(context, probe, before.release, null)).figures
      : null;
  const outcomes: CommitOutcome[] = [];
  for (const run of runs) {
    const { release, commit } = run;
    const harm = release && (await harmOf(context, probe, release, figures));
    if (harm && !commit.isBad) figures = harm.figures;
    outcomes.push({ run, isLive: release !== null, harm, detail: detailOf(run, harm) });
  }
  return outcomes;
}

function detailOf(run: CommitRun, harm: Harm | null): string {
  const { doesNotApply, release, obstacle } = run;
  if (doesNotApply !== null) return `It does not apply: ${doesNotApply}.`;
  if (release !== null) {
    const minutes = Math.max(1, Math.round(release.minutes));
    const by = release.approvedBy ? `, approved by ${release.approvedBy}` : '';
    const live = `Live after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}${by}.`;
    return harm?.says ? `${harm.says} ${live}` : live;
  }
  const said = firstComplaint(run.runs);
  if (said) return `${said.job}, ${said.step}: ${said.says ?? 'it failed'}`;
  return obstacle ?? 'No workflow made it live.';
}
