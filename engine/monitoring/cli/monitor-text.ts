import { isoMinute } from '../../core/iso-time';
import { aligned } from '../../core/text-table';
import type { Look } from '../service/look';
import { alertsOf, type Monitors } from '../service/monitors';
import type { MonitoringReport } from '../service/report';

/** What is wrong with files, and what there is. */
export function remarkLines(monitors: Monitors, folder: string): string[] {
  const { remarks, objectives, suites, runbook } = monitors;
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const expectations = suites.reduce((sum, suite) => sum + suite.expectations.length, 0);
  return [
    ...remarks.map(
      ({ kind, file, line, message }) =>
        `${folder}/${file}${line === undefined ? '' : `:${line}`}: ${kind === 'problem' ? 'cannot be used: ' : ''}${message}`,
    ),
    `${counted(expectations, 'expectation')}, ${counted(objectives.length, 'objective')}, ${counted(alertsOf(monitors).length, 'alert')}, ${counted(runbook.length, 'section')} in the runbook.`,
  ];
}

/** A report in short. */
export function reportLines(report: MonitoringReport): string[] {
  const { rows, known, looks, columns, expectations, errors, objectives } = report;
  const days = (report.to - report.from) / 86_400_000;
  const outcomes: Record<string, number> = {};
  for (const stretch of errors)
    for (const [outcome, count] of Object.entries(stretch.outcomes))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  const at = (index: number) => (index < 0 ? 'never' : when(looks[index]!.time));
  const sections = [
    [
      `${report.service}: ${rows} rows in ${Math.round(days)} days, ${known} with their label.`,
      ...(known > 0 ? [`Labels: ${sharesText(outcomes, known)}.`] : []),
    ],
    table(
      ['COLUMN', 'TEST', 'LAST', 'THRESHOLD', 'DRIFTED LOOKS', 'FIRST'],
      columns.map(({ name, test, scores, threshold, drifted }) => [
        name,
        test,
        number(scores.findLast((one) => one !== null) ?? null),
        number(threshold),
        `${drifted.filter(Boolean).length} of ${scores.filter((one) => one !== null).length}`,
        at(drifted.indexOf(true)),
      ]),
    ),
    table(
      ['EXPECTATION', 'COLUMN', 'FAILED LOOKS', 'FIRST'],
      expectations.map(({ type, column, failed }) => [
        type,
        column ?? '',
        `${failed.filter(Boolean).length} of ${failed.length}`,
        at(failed.indexOf(true)),
      ]),
    ),
    table(
      ['OBJECTIVE', 'TARGET', 'BUDGET LEFT'],
      objectives.map(({ name, target, remaining }) => [
        name,
        percent(target),
        percent(remaining.findLast((one) => one !== null) ?? null),
      ]),
    ),
    alertLines(report),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

const sharesText = (outcomes: Readonly<Record<string, number>>, all: number): string =>
  Object.entries(outcomes)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([outcome, count]) => `${outcome} ${percent(count / all)}`)
    .join(', ');

/** The last look at drift. */
export function driftLines({ time, windowRows, drift }: Look): string[] {
  if (!drift) return [];
  return [
    `${isoMinute(time)}: ${windowRows} rows; ${drift.driftedCount} of ${drift.columnCount} columns have drifted.`,
    ...table(
      ['COLUMN', 'TEST', 'SCORE', 'THRESHOLD', 'DRIFT'],
      Object.entries(drift.columns).map(([name, one]) =>
        one.status === 'empty'
          ? [name, '', '', '', `no value in the ${one.side} data`]
          : [name, one.test, number(one.score), number(one.threshold), one.isDrift ? 'yes' : 'no'],
      ),
    ),
  ];
}

const MOST_MESSAGES = 40;

/** Alerts with their states, and the messages about them but those that only repeat another. */
export function alertLines({ alerts, quiet, messages, failures }: MonitoringReport): string[] {
  const rows = table(
    ['ALERT', 'ABOUT', 'SEVERITY', 'NOW', 'FIRST FIRED', 'TIMES'],
    [
      ...alerts.map(({ name, labels, severity, state, changes }) => {
        const fired = changes.filter(({ to }) => to === 'firing');
        return [
          name,
          labels.column ?? labels.long_window ?? '',
          severity ?? '',
          state,
          fired[0] ? when(fired[0].time) : 'never',
          String(fired.length),
        ];
      }),
      ...quiet.map((name) => [name, '', '', 'inactive', 'never', '0']),
    ],
  );
  const news = messages.filter(({ reason }) => reason !== 'repeat');
  return [
    ...rows,
    ...(rows.length > 0 ? [''] : []),
    ...(messages.length === 0 ? ['Nobody was told of anything.'] : []),
    ...news
      .slice(0, MOST_MESSAGES)
      .map(
        ({ time, receiver, isHeard, status, reason, alerts: names }) =>
          `${isoMinute(time)}  ${receiver}${isHeard ? '' : ' (leads nowhere)'}: ${status}, ${reason}: ${names.join(', ')}`,
      ),
    ...(news.length > MOST_MESSAGES
      ? [`and ${news.length - MOST_MESSAGES} more messages (--json has all).`]
      : []),
    ...failures.map(({ rule, message }) => `The rule ${rule} failed: ${message}`),
  ];
}

/** Rows under a head, in columns; nothing without rows. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : aligned([head, ...rows]);

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const number = (value: number | null): string =>
  value === null ? '–' : String(Number(value.toPrecision(4)));

/** A time; midnight goes without saying. */
const when = (time: number): string => isoMinute(time).replace('T00:00Z', '');
