import type { Table } from '../../../dataset/table';
import type { RunbookPlan } from '../../../incidents/on-call/runbook-acts';
import { OnCallSession } from '../../../incidents/on-call/session';
import { incidentNamed } from '../../../incidents/registry';
import { scheduleOf } from '../../../incidents/schedule';
import { ACTION_WORDS } from '../../../world/actions';
import type { Happening } from '../../../world/happening';
import type { WorldInput } from '../../../world/input';
import type { RowFeed } from '../../../world/rows/row-feed';
import { World } from '../../../world/world';
import { churnFeed } from '../world/churn-feed';
import { worldPorts } from '../world/compose-world';
import { HOUR_MS } from '../world/hours';
import { housePriceFeed } from '../world/house-price-feed';
import { onCallPolicies } from '../world/on-call-policies';
import { calmWorld, ORDINARY_LOAD } from '../world/reference-service';
import type { Shift } from './shift-file';
import { ShiftRecorder } from './shift-recorder';

/** All that a shift depends on besides what is done in it: plain data, and the table. */
export interface ShiftParts {
  readonly shift: Shift;
  readonly table: Table;
  readonly runbook: readonly RunbookPlan[];
  /** The text of a file of Prometheus rules; null: those of the reference. */
  readonly rules: string | null;
  /** Takes the place of the seed of the file: another week. */
  readonly seed?: string;
}

/** A shift that has begun: who plays it, and what was seen while it passes. */
export interface RunningShift {
  readonly session: OnCallSession;
  readonly recorder: ShiftRecorder;
  readonly feed: RowFeed;
  /** Milliseconds since the epoch of hour 0. */
  readonly startMs: number;
  readonly night: (hour: number) => boolean;
  readonly happenings: readonly Happening[];
}

/** Monitors look every five minutes. */
const LOOKS_PER_HOUR = 12;

/**
 * Begins a shift: a world of its service in which incidents of its seed happen, with a session for whoever is on call. The same parts
 * give the same shift, to the bit.
 * @throws MonitoringError for rules that cannot be read, TableError when the table lacks a column
 */
export function startShift({ shift, table, runbook, rules, seed = shift.seed }: ShiftParts): RunningShift {
  const feed = shift.service === 'homestead' ? housePriceFeed(table, seed) : churnFeed(table, seed);
  const policies = { ...onCallPolicies(feed), ...shift.policies };
  const happenings = happeningsOf(shift, feed, seed);
  const input: WorldInput = {
    ...calmWorld(feed, seed, rules === null ? policies : withRules(policies, rules)),
    hours: shift.hours,
    load: { ...ORDINARY_LOAD, perDay: shift.perDay },
    happenings,
    looksPerHour: LOOKS_PER_HOUR,
    responder: 'player',
  };
  const ports = worldPorts(input);
  const recorder = new ShiftRecorder(feed, ports.monitors, LOOKS_PER_HOUR);
  const world = new World(input, { ...ports, monitors: recorder });
  const { startMs } = input.service;
  const isAttended = attendance(shift, startMs);
  const session = new OnCallSession({
    world,
    endsAt: shift.hours,
    objective: shift.objective,
    words: ACTION_WORDS,
    night: { runbook, isAttended },
  });
  return { session, recorder, feed, startMs, night: (hour) => !isAttended(hour), happenings };
}

const withRules = (policies: WorldInput['policies'], rules: string): WorldInput['policies'] => ({
  ...policies,
  monitoring: { ...policies.monitoring, rules },
});

/** What happens in a shift: incidents of its seed that nothing stops before they meet whoever is on call. */
function happeningsOf({ incidents, hours }: Shift, feed: RowFeed, seed: string): Happening[] {
  const { count, from, until = hours - 24, among } = incidents;
  const kinds = among?.flatMap((id) => incidentNamed(id) ?? []);
  return scheduleOf({ feed, seed, from, until, count, ...(kinds && { among: kinds }) }).map((one) => ({
    ...one,
    source: { type: 'world' as const },
  }));
}

/** Whether whoever plays is there, by the hour of the world. */
function attendance({ attended }: Shift, startMs: number): (hour: number) => boolean {
  if (attended === null) return () => false;
  return (hour) => {
    const ofDay = Math.floor((startMs + hour * HOUR_MS) / HOUR_MS) % 24;
    return ofDay >= attended.from && ofDay < attended.until;
  };
}
