import { type Labels, labelKey } from '../metrics/labels';
import type { Alert } from '../rules/active-alerts';
import { AlertGroup, type NotificationReason } from './alert-group';
import type { AlertmanagerConfig, Route } from './alertmanager-config';
import { groupLabels, routesFor } from './route';
import { isInhibited, type Silence, silencedBy } from './silence';

/** One message to a receiver: one page, one ticket. */
export interface Notification {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly receiver: string;
  readonly status: 'firing' | 'resolved';
  readonly reason: NotificationReason;
  readonly groupLabels: Labels;
  readonly firing: readonly Alert[];
  readonly resolved: readonly Alert[];
}

/**
 * Takes the alerts of a rule engine and tells receivers of them as Alertmanager does: by the tree of routes, in groups, after
 * `group_wait`, not more often than each `group_interval`, again after `repeat_interval`; silences and inhibition hold back.
 */
export class Alertmanager {
  readonly #config: AlertmanagerConfig;
  readonly #groups = new Map<string, AlertGroup>();
  readonly #routes = new Map<Route, number>();
  #silences: Silence[] = [];
  #alerts = new Map<string, Alert>();

  constructor(config: AlertmanagerConfig) {
    this.#config = config;
  }

  /**
   * Takes what fires, and what is resolved, at a time; pending alerts are left out. Call it after each evaluation of rules,
   * and `advance` to let time pass.
   */
  receive(alerts: readonly Alert[], time: number): void {
    for (const alert of alerts) {
      if (alert.state === 'pending') continue;
      const key = labelKey(alert.labels);
      const before = this.#alerts.get(key);
      const isOver = alert.state === 'inactive';
      // Resolved alerts are told of by their rule for a while; once is enough.
      if (isOver && (before === undefined || before.state === 'inactive')) continue;
      this.#alerts.set(key, alert);
      for (const route of routesFor(this.#config.route, alert.labels))
        this.#group(route, alert, time, isOver);
    }
    for (const [key, { state, resolvedAt }] of this.#alerts) {
      if (state === 'inactive' && time - (resolvedAt ?? time) > 900_000) this.#alerts.delete(key);
    }
  }

  /**
   * Lets time pass to `time`.
   * @returns the messages of that time, in their order
   */
  advance(time: number): Notification[] {
    const sent: Notification[] = [];
    for (;;) {
      const next = this.#nextDue(time);
      if (!next) return sent;
      const [key, group] = next;
      const message = this.#flush(group);
      if (message) sent.push(message);
      // What was told of a group is remembered while any of its alerts lives.
      if (group.isEmpty) this.#groups.delete(key);
    }
  }

  /** Adds a silence, or puts another in the place of the one with its id. */
  silence(silence: Silence): void {
    this.#silences = [...this.#silences.filter(({ id }) => id !== silence.id), silence];
  }

  /** Ends a silence at a time. */
  expire(id: string, time: number): void {
    this.#silences = this.#silences.map((one) =>
      one.id === id ? { ...one, endsAt: Math.min(one.endsAt, time) } : one,
    );
  }

  get silences(): readonly Silence[] {
    return this.#silences;
  }

  /** Why an alert is held back at a time: `silenced`, `inhibited`, or null. */
  heldBack(labels: Labels, time: number): 'silenced' | 'inhibited' | null {
    if (silencedBy(this.#silences, labels, time)) return 'silenced';
    const firing = [...this.#alerts.values()]
      .filter(({ state }) => state === 'firing')
      .map((one) => one.labels);
    return isInhibited(this.#config.inhibitRules, firing, labels) ? 'inhibited' : null;
  }

  #group(route: Route, alert: Alert, time: number, isOver: boolean): void {
    const labels = groupLabels(route, alert.labels);
    if (!this.#routes.has(route)) this.#routes.set(route, this.#routes.size);
    const key = `${this.#routes.get(route)}\u0003${labelKey(labels)}`;
    let group = this.#groups.get(key);
    if (!group) {
      if (isOver) return;
      group = new AlertGroup(route, labels, time);
      this.#groups.set(key, group);
    }
    group.take(alert, time);
  }

  #nextDue(time: number): [string, AlertGroup] | null {
    let next: [string, AlertGroup] | null = null;
    for (const entry of this.#groups) {
      if (entry[1].due <= time && (next === null || entry[1].due < next[1].due)) next = entry;
    }
    return next;
  }

  #flush(group: AlertGroup): Notification | null {
    const time = group.due;
    const { receiver } = group.route;
    const { sendResolved } = this.#config.receivers.find(({ name }) => name === receiver)!;
    const told = group.flush(time, ({ labels }) => this.heldBack(labels, time) !== null, sendResolved);
    if (!told) return null;
    return {
      time,
      receiver,
      status: told.firing.length > 0 ? 'firing' : 'resolved',
      reason: told.reason,
      groupLabels: group.labels,
      firing: told.firing,
      resolved: told.resolved,
    };
  }
}
