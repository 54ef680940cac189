import type { WorkspaceFiles } from '../../../core/files';
import type { Table } from '../../../dataset/table';
import type { Notification } from '../../../monitoring/alerting/alertmanager';
import type { Look } from '../../../monitoring/service/look';
import type { Monitors } from '../../../monitoring/service/monitors';
import { ServiceWatch } from '../../../monitoring/service/service-watch';
import { MeasurementAbortedError } from '../../run';
import type { MeasurementContext } from '../../types';
import { carryOut, decide } from './learner-programs';
import { OnCall } from './on-call';
import type { Season } from './season';
import { type Decisions, SeasonWorld } from './season-world';

const DAY = 86_400_000;

/** Files of the learner's project that stand for what is live. */
export interface LiveFiles {
  /** What the feed serves: `{ "serves": 42, "before": 41 }`. */
  readonly feed: string;
  /** Written before commands of a runbook run: what is known of those who left. */
  readonly labelled: string;
  readonly model: string;
}

/** A command of the runbook that was carried out. */
export interface Act {
  readonly at: number;
  readonly alert: string;
  readonly commands: readonly string[];
  readonly retrained: boolean;
  readonly rolledBack: boolean;
  /** Whether the feed was broken when it was done. */
  readonly onBroken: boolean;
  readonly problem: string | null;
}

/** How a season went. */
export interface SeasonRun {
  readonly season: Season;
  /** The end of the season, in milliseconds since the epoch; and when it happened, null where nothing did. */
  readonly end: number;
  readonly happenedAt: number | null;
  /** Messages that somebody heard, without repetitions, and those that nobody did. */
  readonly heard: readonly Notification[];
  readonly unheard: readonly Notification[];
  readonly looks: readonly Look[];
  readonly acts: readonly Act[];
  /** When nothing in the runbook named what fired. */
  readonly withoutSection: readonly string[];
  /** Rows that were served from a broken feed. */
  readonly brokenRows: number;
  /** Of the customers after the first act (of the last two weeks without one), the share that left and was not called. */
  readonly missedAfter: number;
  /** The same of those from the happening to the end, and how many. */
  readonly missedSince: number;
  readonly missedCount: number;
  readonly isFeedBroken: boolean;
}

/** Lets monitors watch a season, and whoever is on call do what the runbook says. */
export async function runSeason(
  context: MeasurementContext,
  how: {
    readonly monitors: Monitors;
    readonly season: Season;
    readonly reference: Table;
    readonly decisions: Decisions;
    readonly probe: string;
    readonly live: LiveFiles;
  },
): Promise<SeasonRun> {
  const { monitors, season, live } = how;
  const { service } = monitors;
  const rows = season.left.length;
  const start = Math.floor(season.servedAt[0]! / DAY) * DAY;
  const end = (Math.floor(season.servedAt.at(-1)! / DAY) + 1) * DAY;
  const happenedAt = season.from < rows ? Math.floor(season.servedAt[season.from]! / DAY) * DAY : null;
  const world = new SeasonWorld(season, how.reference, service, how.decisions);
  const watch = new ServiceWatch(monitors, world, start);
  const onCall = new OnCall(monitors);
  let files: WorkspaceFiles = { ...context.files, [live.feed]: feedText(42, 41) };
  let isFeedBroken = season.theme === 'feed';
  let { decisions } = how;
  let reactsAt: number | null = null;
  const [heard, unheard, looks, acts, withoutSection] = [
    [] as Notification[],
    [] as Notification[],
    [] as Look[],
    [] as Act[],
    [] as string[],
  ];
  for (let now = start + service.every; now <= end; now += service.every) {
    if (context.signal.aborted) throw new MeasurementAbortedError();
    const watched = watch.advance(now);
    looks.push(...watched.looks);
    for (const message of watched.notifications) {
      const isHeard = onCall.hears(message);
      if (message.reason === 'new' || message.reason === 'changed') (isHeard ? heard : unheard).push(message);
      if (isHeard) reactsAt ??= onCall.reactsAt(message);
    }
    if (reactsAt === null || reactsAt > now) continue;
    reactsAt = null;
    const firing = watch.alerts.filter(({ state }) => state === 'firing').map(({ name }) => name);
    if (firing.length === 0) continue;
    const { section } = onCall.takeUp(now, firing);
    if (!section || section.commands.length === 0) {
      withoutSection.push(firing[0]!);
      continue;
    }
    const before = { ...files, [live.labelled]: world.labelledCsv(now, isFeedBroken) };
    const carried = await carryOut(context, section.commands, before);
    const isNowBroken = season.theme === 'feed' && !isRolledBack(carried.files[live.feed]);
    const retrained = carried.files[live.model] !== files[live.model];
    acts.push({
      at: now,
      alert: section.alert,
      commands: section.commands,
      retrained,
      rolledBack: isRolledBack(carried.files[live.feed]),
      onBroken: isFeedBroken && now >= (happenedAt ?? end),
      problem: carried.problem,
    });
    files = carried.files;
    isFeedBroken = isNowBroken;
    if (retrained) {
      const asked = { decisions, from: world.countBefore(now) };
      const decided = await decide(context, how.probe, files, [season], asked);
      if (!('problem' in decided)) decisions = decided[0]!;
    }
    world.change(now, decisions, isFeedBroken);
  }
  const from = Math.min(season.from, rows);
  const after = acts[0] ? world.countBefore(acts[0].at) : world.countBefore(end - 14 * DAY);
  return {
    season,
    end,
    happenedAt,
    heard,
    unheard,
    looks,
    acts,
    withoutSection,
    brokenRows: world.brokenRows,
    missedAfter: world.missedShare(Math.max(after, 0), rows),
    missedSince: world.missedShare(from, rows),
    missedCount: Math.round(world.missedShare(from, rows) * (rows - from)),
    isFeedBroken,
  };
}

const feedText = (serves: number, before: number): string =>
  `${JSON.stringify({ serves, before }, null, 2)}\n`;

/** Whether the feed serves the release before the newest one again. */
function isRolledBack(feed: string | Uint8Array | undefined): boolean {
  try {
    const parsed: unknown = JSON.parse(typeof feed === 'string' ? feed : '');
    return (parsed as { serves?: unknown } | null)?.serves === 41;
  } catch {
    return false;
  }
}
