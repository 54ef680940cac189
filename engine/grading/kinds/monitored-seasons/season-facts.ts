import type { Facts } from '../../../core/facts';
import { selectorsOf } from '../../../monitoring/promql/selectors';
import type { Alert } from '../../../monitoring/rules/active-alerts';
import type { AlertingRule } from '../../../monitoring/rules/rule-file';
import { alertsOf, type Monitors, QUIET_SEVERITIES, ruleOf } from '../../../monitoring/service/monitors';
import type { EvidenceRow } from '../../types';
import type { SeasonRun } from './run-season';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The facts about how seasons went, with their meanings. */
export const SEASON_FACTS = {
  alerts: 'alerts that there are',
  seasons: 'seasons',
  fired: 'alerts that fired in any of them',
  falseAlarms: 'times that somebody was called although nothing was wrong',
  falseSeason: 'the first season with a false alarm',
  falseAlert: 'the alert of the first false alarm',
  falseMetric: 'the metric that it asks for',
  falseColumn: 'the column that it was about',
  falseTest: 'the drift test behind it',
  falseMeasure: 'what that test gives (p-value, distance)',
  falseRows: 'rows that were compared with the reference then',
  falseWindowHours: 'hours of the shortest window in its expression',
  falseExpectation: 'the expectation behind it',
  falseUnexpected: 'the share of values that it did not hold for',
  told: 'seasons in which somebody was told',
  untold: 'seasons in which nobody was told',
  untoldNames: 'the seasons in which nobody was told',
  unheard: 'messages that went where nobody hears them, those of alerts for information left out',
  slowestHours: 'hours from the happening until somebody was told, at worst',
  slowestSeason: 'the season in which that took longest',
  early: 'false alarms before anything had happened',
  withoutSection: 'alerts that the runbook has no command for',
  withoutSectionAlert: 'the first of them',
  mended: 'seasons that were mended',
  notMendedNames: 'the seasons that were not',
  rolledBack: 'seasons in which the feed was taken back',
  retrained: 'seasons in which the model was trained anew',
  retrainedOnBroken: 'seasons in which it was trained anew while the feed was broken',
  commandProblem: 'what went wrong with a command of the runbook',
  brokenRows: 'customers that were judged by what is not true',
  missed: 'customers that left and were not called, from the happening to the end',
  missedShare: 'the same as a share of all, after the first remedy, at worst',
  actAlert: 'the section that was worked through first where it did not help',
  actCommand: 'the command of that section',
  asksLabels: 'alerts that ask for labels',
  asksQuality: 'alerts that ask for expectations',
  onlyMeans: 'whether all alerts ask for means alone',
  asksShare: 'whether drift is asked for only as a share of all columns',
} as const;

/** When a season counts as mended. */
export interface MendedWhen {
  /** Of the customers after the first remedy, at most this share may leave without a call. */
  readonly missedShare: number;
}

/** Facts and evidence of some seasons. */
export function factsOf(
  monitors: Monitors,
  runs: readonly SeasonRun[],
  mendedWhen: MendedWhen,
): { readonly facts: Facts; readonly evidence: EvidenceRow[] } {
  const judged = runs.map((run) => ({ run, ...judge(run, mendedWhen) }));
  const disturbed = judged.filter(({ run }) => run.happenedAt !== null);
  const firstFalse = judged.find(({ falseAlarms }) => falseAlarms.length > 0);
  const untold = disturbed.filter(({ toldAfter }) => toldAfter === null);
  const slowest = disturbed.reduce<(typeof disturbed)[number] | null>(
    (worst, one) => ((one.toldAfter ?? -1) > (worst?.toldAfter ?? -1) ? one : worst),
    null,
  );
  const notMended = disturbed.filter(({ isMended }) => !isMended);
  const firstAct = notMended.find(({ run }) => run.acts.length > 0)?.run.acts[0];
  const acts = runs.flatMap((run) => run.acts);
  const names = (some: readonly { readonly run: SeasonRun }[]) =>
    some.length === 0 ? null : some.map(({ run }) => run.season.name).join(', ');
  const gaps = runs.flatMap(({ withoutSection }) => withoutSection);
  return {
    facts: {
      alerts: alertsOf(monitors).length,
      seasons: runs.length,
      fired: runs.filter(({ heard, unheard }) => heard.length + unheard.length > 0).length,
      falseAlarms: judged.reduce((sum, { falseAlarms }) => sum + falseAlarms.length, 0),
      falseSeason: firstFalse?.run.season.name ?? null,
      ...falseFacts(
        monitors,
        firstFalse?.run ?? null,
        firstFalse?.falseAlarms[0]?.firing[0] ?? null,
        firstFalse?.falseAlarms[0]?.time ?? 0,
      ),
      told: disturbed.length - untold.length,
      untold: untold.length,
      untoldNames: names(untold),
      unheard: runs.reduce((sum, { unheard }) => sum + unheard.filter(isMeantForSomebody).length, 0),
      slowestHours: slowest?.toldAfter == null ? null : Math.round(slowest.toldAfter / HOUR),
      slowestSeason: slowest?.toldAfter == null ? null : slowest.run.season.name,
      early: disturbed.reduce((sum, { falseAlarms }) => sum + falseAlarms.length, 0),
      withoutSection: gaps.length,
      withoutSectionAlert: gaps[0] ?? null,
      mended: disturbed.length - notMended.length,
      notMendedNames: names(notMended),
      rolledBack: runs.filter((run) => run.acts.some((act) => act.rolledBack)).length,
      retrained: runs.filter((run) => run.acts.some((act) => act.retrained)).length,
      retrainedOnBroken: runs.filter((run) => run.acts.some((act) => act.retrained && act.onBroken)).length,
      commandProblem: acts.find(({ problem }) => problem !== null)?.problem ?? null,
      brokenRows: runs.reduce((sum, { brokenRows }) => sum + brokenRows, 0),
      missed: runs.reduce((sum, { missedCount }) => sum + missedCount, 0),
      missedShare: disturbed.length === 0 ? null : Math.max(...disturbed.map(({ run }) => run.missedAfter)),
      actAlert: firstAct?.alert ?? null,
      actCommand: firstAct?.commands.join(' && ') ?? null,
      ...askedFacts(monitors),
    },
    evidence: judged.map(({ run, ...found }) => evidenceOf(run, found)),
  };
}

/** An alert for information is meant to be read, and calls nobody. */
const isMeantForSomebody = ({ firing }: SeasonRun['unheard'][number]): boolean =>
  firing.some(({ labels }) => !QUIET_SEVERITIES.includes(labels.severity ?? ''));

interface Judged {
  readonly falseAlarms: SeasonRun['heard'];
  /** Milliseconds; null: nobody was told. */
  readonly toldAfter: number | null;
  readonly isMended: boolean;
}

function judge(run: SeasonRun, mendedWhen: MendedWhen): Judged {
  const { happenedAt, heard, season } = run;
  const falseAlarms = heard.filter(({ time }) => happenedAt === null || time < happenedAt);
  const told = happenedAt === null ? undefined : heard.find(({ time }) => time >= happenedAt);
  const isFeedMended = season.theme !== 'feed' || !run.isFeedBroken;
  return {
    falseAlarms,
    toldAfter: told && happenedAt !== null ? told.time - happenedAt : null,
    isMended: run.acts.length > 0 && isFeedMended && run.missedAfter <= mendedWhen.missedShare,
  };
}

function falseFacts(monitors: Monitors, run: SeasonRun | null, alert: Alert | null, time: number): Facts {
  const rule = alert && ruleOf(monitors, alert.labels);
  const used = rule ? windowsOf(rule, monitors) : null;
  const look = run?.looks.findLast((one) => one.time <= time);
  const column = alert?.labels.column ?? null;
  // An alert that sums over columns names none: the one that has drifted then stands for it.
  const drifted = Object.entries(look?.drift?.columns ?? {}).find(
    ([name, one]) => one.status === 'compared' && one.isDrift && (column === null || name === column),
  );
  const compared = drifted?.[1].status === 'compared' ? drifted[1] : null;
  const isDrift = used?.metric?.startsWith('feature_drift') === true;
  const result = look?.quality
    .flatMap(({ results }) => results)
    .find(
      ({ success, expectation_config: { kwargs } }) =>
        !success && (column === null || kwargs.column === column),
    );
  const isQuality = used?.metric?.startsWith('expectation') === true;
  const unexpected = result?.result.unexpected_percent;
  return {
    falseAlert: alert?.name ?? null,
    falseMetric: used?.metric ?? null,
    falseColumn: column ?? (isDrift ? (drifted?.[0] ?? null) : null),
    falseTest: isDrift ? (compared?.test ?? null) : null,
    falseMeasure: isDrift ? (compared?.measure ?? null) : null,
    falseRows: isDrift ? (look?.windowRows ?? null) : null,
    falseWindowHours: used?.hours ?? null,
    falseExpectation: isQuality ? (result?.expectation_config.type ?? null) : null,
    falseUnexpected: isQuality && typeof unexpected === 'number' ? unexpected / 100 : null,
  };
}

/** The first metric of an alert that the service exposes, and its shortest window; recording rules are seen through. */
function windowsOf(
  rule: AlertingRule,
  monitors: Monitors,
): { readonly metric: string | null; readonly hours: number | null } {
  const recorded = new Map(
    monitors.rules.flatMap(({ rules }) =>
      rules.flatMap((one) => (one.kind === 'record' ? [[one.record, one] as const] : [])),
    ),
  );
  const used = selectorsOf(rule.expression).flatMap((one) => {
    const inner = one.metric === null ? undefined : recorded.get(one.metric);
    return inner ? selectorsOf(inner.expression) : [one];
  });
  const ranges = used.flatMap(({ range }) => (range === null ? [] : [range]));
  return {
    metric: used[0]?.metric ?? null,
    hours: ranges.length === 0 ? null : Math.min(...ranges) / HOUR,
  };
}

function askedFacts(monitors: Monitors): Facts {
  const asked = alertsOf(monitors).map((rule) => windowsOf(rule, monitors).metric ?? '');
  const of = (...starts: readonly string[]) =>
    asked.filter((metric) => starts.some((start) => metric.startsWith(start))).length;
  const drift = asked.filter((metric) => metric.startsWith('feature_drift'));
  return {
    asksLabels: of('labelled_total', 'concept_drifts', 'slo:'),
    asksQuality: of('expectation_'),
    onlyMeans: asked.length > 0 && of('feature_mean', 'prediction_mean', 'prediction_share') === asked.length,
    asksShare: drift.length > 0 && drift.every((metric) => metric === 'feature_drift_share'),
  };
}

function evidenceOf(run: SeasonRun, { falseAlarms, toldAfter, isMended }: Judged): EvidenceRow {
  const { season, happenedAt, acts } = run;
  const false_ =
    falseAlarms.length === 0
      ? ''
      : `${falseAlarms.length} false alarms, ${falseAlarms[0]!.firing[0]?.name} first`;
  if (happenedAt === null)
    return {
      label: season.name,
      outcome: falseAlarms.length === 0 ? 'good' : 'bad',
      detail: false_ || 'Nobody was called.',
    };
  const told = toldAfter === null ? 'nobody was told' : `told after ${durationText(toldAfter)}`;
  const done = acts[0]
    ? `${acts[0].commands.join(' && ')} for ${acts[0].alert}`
    : toldAfter === null
      ? ''
      : 'nothing was done';
  const left =
    season.theme === 'feed'
      ? `${run.brokenRows} customers judged by what is not true`
      : `${run.missedCount} left without a call`;
  return {
    label: season.name,
    outcome: isMended && falseAlarms.length === 0 ? 'good' : 'bad',
    detail: `${[false_, told, done, left].filter((part) => part !== '').join('; ')}.`,
  };
}

const durationText = (ms: number): string =>
  ms < 2 * DAY ? `${Math.round(ms / HOUR)} hours` : `${(ms / DAY).toFixed(1)} days`;
