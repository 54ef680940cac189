import type { Refusal } from '../../../incidents/on-call/play-log';
import type { OnCallSnapshot } from '../../../incidents/on-call/session-state';
import { incidentNamed } from '../../../incidents/registry';
import { ACTION_KINDS, type ActionKind } from '../../../world/actions';
import { actHours } from '../../../world/response/act-hours';
import { onCallPolicies } from '../world/on-call-policies';
import type { ColumnLook } from './column-look';
import type { Shift } from './shift-file';
import type { RunningShift } from './start-shift';

/** One figure over the hours of a shift. */
export interface ShiftSeries {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** What is told of an incident once the shift is over. */
export interface IncidentTold {
  readonly about: string;
  /** Requests that were answered wrong, and that failed or were refused, because of it. */
  readonly wrong: number;
  readonly unanswered: number;
}

/** Something that went live. */
export interface ShiftChange {
  readonly hour: number;
  readonly what: 'code' | 'model';
  readonly text: string;
}

/** What somebody finds who looks into a place, such as the logs. */
export interface Finding {
  readonly place: string;
  readonly shows: readonly string[];
}

/** Hours until one sees what came of an act: whole ones, as the world goes by hours. */
export type ActTimes = Readonly<Record<ActionKind, number>>;

/** All that a panel shows of a shift, as plain data. */
export interface ShiftView {
  readonly startMs: number;
  readonly snapshot: OnCallSnapshot;
  /** Whether whoever has the runbook is there in the hour that comes next. */
  readonly isNight: boolean;
  readonly series: readonly ShiftSeries[];
  readonly changes: readonly ShiftChange[];
  readonly data: { readonly time: number; readonly columns: readonly ColumnLook[] } | null;
  readonly findings: readonly Finding[];
  readonly columnNames: readonly string[];
  readonly actHours: ActTimes;
  /** What each incident was and whom it harmed; empty before the shift is over. */
  readonly told: Readonly<Record<string, IncidentTold>>;
  /** Entries of the log that could not be done in this world. */
  readonly refused: readonly Refusal[];
}

/** Places that somebody can look into, beside metrics and rows, which the panel shows anyway. */
export const PLACES = ['logs', 'repository', 'registry', 'cluster', 'calendar', 'bill'] as const;

/** What there is to see of a shift now. */
export function viewOf(running: RunningShift, shift: Shift, refused: readonly Refusal[]): ShiftView {
  const { session, recorder, feed, startMs, night } = running;
  const { snapshot, result } = session;
  const policies = { ...onCallPolicies(feed), ...shift.policies };
  const { hours, columns } = result;
  const share = (part: 'failed' | 'refused'): number[] =>
    Array.from({ length: hours }, (_, hour) => columns[part][hour]! / Math.max(1, columns.requests[hour]!));
  const ofWorld = (id: 'requests' | 'p95' | 'replicas') => Array.from(columns[id].subarray(0, hours));
  return {
    startMs,
    snapshot,
    isNight: night(snapshot.hour),
    series: [
      { id: 'failed', title: 'Requests that fail', unit: '%', values: percent(share('failed')) },
      { id: 'refused', title: 'Rows refused', unit: '%', values: percent(share('refused')) },
      { id: 'requests', title: 'Requests', unit: '1/h', values: ofWorld('requests') },
      { id: 'p95', title: 'Latency, p95', unit: 'ms', values: ofWorld('p95').map((s) => s * 1000) },
      { id: 'busy', title: 'Workers at work', unit: '%', values: percent(recorder.values('busy')) },
      { id: 'replicas', title: 'Replicas ready', unit: '', values: ofWorld('replicas') },
      { id: 'retries', title: 'Retries', unit: '1/h', values: recorder.values('retries') },
      { id: 'memory', title: 'Memory of its limit', unit: '%', values: percent(recorder.values('memory')) },
      { id: 'disk', title: 'Disk used', unit: '%', values: percent(recorder.values('disk')) },
      { id: 'features', title: 'Age of the features', unit: 'h', values: recorder.values('features') },
      { id: 'queue', title: 'Messages that wait', unit: '', values: recorder.values('queue') },
      { id: 'price', title: 'A machine costs', unit: '$/h', values: recorder.values('price') },
    ],
    changes: changesOf(running),
    data: recorder.columns(),
    findings: PLACES.map((place) => ({ place, shows: findingsIn(running, place) })),
    columnNames: feed.columns.map(({ name }) => name),
    actHours: Object.fromEntries(
      ACTION_KINDS.map((kind) => [kind, Math.max(1, Math.ceil(actHours(kind, policies))) + 1]),
    ) as ActTimes,
    told: snapshot.isOver ? toldOf(running) : {},
    refused,
  };
}

const toldOf = ({ session }: RunningShift): Record<string, IncidentTold> =>
  Object.fromEntries(
    session.result.happened.map(({ id, about, wrong, unanswered }) => [
      id,
      { about, wrong: Math.round(wrong), unanswered: Math.round(unanswered) },
    ]),
  );

const percent = (shares: readonly number[]): number[] => shares.map((one) => one * 100);

function changesOf({ session }: RunningShift): ShiftChange[] {
  const { deployments, acts } = session.result;
  return deployments.map(({ hour, what }) => ({
    hour,
    what,
    text:
      what === 'model'
        ? 'Another model is live'
        : acts.some((act) => act.kind === 'rollback-code' && act.done === hour)
          ? 'The code before is live again'
          : 'A release of code is live',
  }));
}

/** What incidents that are not over have left in a place: each says so in the catalogue. */
function findingsIn({ session, happenings }: RunningShift, place: string): string[] {
  const open = happenings.filter(({ id }) => session.isOpen(id));
  return open.flatMap(({ kind }) =>
    (incidentNamed(kind.replace('incident/', ''))?.evidence ?? [])
      .filter((one) => one.place === place)
      .map(({ shows }) => shows),
  );
}
