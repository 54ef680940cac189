import { hashFiles } from '../../core/files';
import { projectFiles } from '../../core/program-files';
import type { SeasonRun } from '../../grading/kinds/monitored-seasons/run-season';
import { type SeasonsOptions, seasonsSchema } from '../../grading/kinds/monitored-seasons/seasons-options';
import { watchSeasons } from '../../grading/kinds/monitored-seasons/watch-seasons';
import { scenarioOptionsBy } from '../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario } from '../types';
import { WATCHED_SEASONS_MEASURES } from '../watched-seasons/measures';
import { asMeasuring } from './shared-week/week';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Seasons follow one another. */
const SEASON_MINUTES = 42 * 24 * 60;

/**
 * Seasons of a call list, one after another: calm ones, one in which the feed breaks, one in which customers change. The monitors
 * of the lane call somebody or do not; what its runbook says is really carried out.
 */
export const watchedSeasons: Scenario<SeasonsOptions> = {
  id: 'watched-seasons',
  measures: WATCHED_SEASONS_MEASURES,
  parseOptions: scenarioOptionsBy('watched-seasons', seasonsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const watched = await watchSeasons(asMeasuring(context), options, context.seed);
    const base = {
      scenario: 'watched-seasons',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(context.files)),
      runIds: [],
    };
    if ('problem' in watched)
      return {
        ...base,
        events: [{ at: 0, label: 'The watch', outcome: 'crashed', input: null, detail: watched.problem }],
        measures: Object.fromEntries(WATCHED_SEASONS_MEASURES.map(({ id }) => [id, null])),
        notes: { false: watched.problem },
      };
    const { runs } = watched;
    const of = (theme: string) => runs.filter(({ season }) => season.theme === theme);
    const sum = (some: readonly SeasonRun[], count: (run: SeasonRun) => number) =>
      some.reduce((total, run) => total + count(run), 0);
    const untold = runs.filter((run) => run.happenedAt !== null && toldAfter(run) === null);
    return {
      ...base,
      events: runs.flatMap(eventsOf),
      measures: {
        'feed-days': meanDays(of('feed')),
        'turn-days': meanDays(of('turn')),
        broken: sum(of('feed'), ({ brokenRows }) => brokenRows),
        missed: sum(of('turn'), ({ missedCount }) => missedCount),
        false: sum(runs, falseCount),
      },
      notes: {
        ...(untold.length > 0 && {
          'feed-days': 'Where nobody was told, the rest of the season counts.',
          'turn-days': 'Where nobody was told, the rest of the season counts.',
        }),
      },
    };
  },
};

/** Milliseconds until somebody was told; null: nobody was. */
function toldAfter({ happenedAt, heard }: SeasonRun): number | null {
  const told = happenedAt === null ? undefined : heard.find(({ time }) => time >= happenedAt);
  return told && happenedAt !== null ? told.time - happenedAt : null;
}

function meanDays(runs: readonly SeasonRun[]): number | null {
  if (runs.length === 0) return null;
  const days = runs.map((run) => (toldAfter(run) ?? run.end - (run.happenedAt ?? run.end)) / DAY);
  return Math.round((10 * days.reduce((a, b) => a + b, 0)) / days.length) / 10;
}

const falseCount = ({ happenedAt, heard }: SeasonRun): number =>
  heard.filter(({ time }) => happenedAt === null || time < happenedAt).length;

function eventsOf(run: SeasonRun, number: number): ReplayEvent[] {
  const { season, happenedAt, heard, acts, end } = run;
  const start = end - SEASON_MINUTES * MINUTE;
  const at = (time: number) => number * SEASON_MINUTES + Math.round((time - start) / MINUTE);
  const event = (time: number, label: string, outcome: EventOutcome, detail: string): ReplayEvent => ({
    at: at(time),
    label: `${season.name}: ${label}`,
    outcome,
    input: null,
    detail,
  });
  const wrongly = heard.filter(({ time }) => happenedAt === null || time < happenedAt);
  const events = wrongly
    .slice(0, 5)
    .map(({ time, firing }) =>
      event(
        time,
        'somebody is called',
        'wrongly-refused',
        `${firing[0]?.name ?? 'An alert'} fires, and nothing is wrong.`,
      ),
    );
  if (happenedAt === null) {
    if (wrongly.length === 0) events.push(event(end, 'nothing happens', 'right', 'Nobody was called.'));
    return events;
  }
  const told = heard.find(({ time }) => time >= happenedAt);
  if (!told) {
    const harm =
      season.theme === 'feed'
        ? `${run.brokenRows} customers were judged by what is not true.`
        : `${run.missedCount} customers left without a call.`;
    return [...events, event(happenedAt, 'nobody is told', 'silently-wrong', harm)];
  }
  const after = Math.round(((told.time - happenedAt) / DAY) * 10) / 10;
  events.push(
    event(told.time, `told after ${after} days`, 'refused', `${told.firing[0]?.name ?? 'An alert'} fires.`),
  );
  for (const act of acts.slice(0, 3)) {
    const helped = season.theme === 'feed' ? act.rolledBack || !act.onBroken : act.retrained;
    events.push(
      event(
        act.at,
        act.commands.join(' && '),
        helped ? 'right' : 'silently-wrong',
        act.problem ?? `As the runbook says for ${act.alert}.`,
      ),
    );
  }
  return events;
}
