import { type Labels, labelKey } from '../metrics/labels';
import type { Alert } from '../rules/active-alerts';
import type { Route } from './alertmanager-config';

/** Why a receiver is told. */
export type NotificationReason = 'new' | 'changed' | 'resolved' | 'repeat';

/** What was last told of a group. */
interface Told {
  readonly firing: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
  readonly time: number;
}

/** Alerts that one route tells of together. */
export class AlertGroup {
  readonly route: Route;
  readonly labels: Labels;
  /** When it is looked at next, in milliseconds since the epoch. */
  due: number;
  #alerts = new Map<string, Alert>();
  #told: Told | null = null;

  constructor(route: Route, labels: Labels, time: number) {
    this.route = route;
    this.labels = labels;
    this.due = time + route.groupWait;
  }

  /** Takes an alert as it is now. One that has fired longer than `group_wait` is told of at once. */
  take(alert: Alert, time: number): void {
    this.#alerts.set(labelKey(alert.labels), alert);
    const isFirst = this.#told === null && this.due > time;
    if (isFirst && (alert.firedAt ?? time) + this.route.groupWait < time) this.due = time;
  }

  /** Alerts of the group, firing and resolved. */
  get alerts(): readonly Alert[] {
    return [...this.#alerts.values()];
  }

  /** Whether nothing is left to tell of. */
  get isEmpty(): boolean {
    return this.#alerts.size === 0;
  }

  /**
   * What is to be told now of the alerts that no silence or inhibition holds back; null: nothing. The next look is due after
   * `group_interval`; resolved alerts leave the group (Alertmanager's `DedupStage.needsUpdate`).
   */
  flush(
    time: number,
    isMuted: (alert: Alert) => boolean,
    sendResolved: boolean,
  ): { reason: NotificationReason; firing: Alert[]; resolved: Alert[] } | null {
    this.due = time + this.route.groupInterval;
    const audible = this.alerts.filter((alert) => !isMuted(alert));
    const firing = audible.filter(({ state }) => state === 'firing');
    const resolved = audible.filter(({ state }) => state !== 'firing');
    for (const [key, { state }] of this.#alerts) if (state !== 'firing') this.#alerts.delete(key);
    const reason = this.#reason(firing, resolved, time, sendResolved);
    if (reason === null) return null;
    const keys = (of: readonly Alert[]) => new Set(of.map(({ labels }) => labelKey(labels)));
    this.#told = { firing: keys(firing), resolved: keys(resolved), time };
    if (firing.length === 0 && !sendResolved) return null;
    return { reason, firing, resolved: sendResolved ? resolved : [] };
  }

  #reason(
    firing: readonly Alert[],
    resolved: readonly Alert[],
    time: number,
    sendResolved: boolean,
  ): NotificationReason | null {
    const told = this.#told;
    if (told === null) return firing.length > 0 ? 'new' : null;
    const isSubset = (of: readonly Alert[], known: ReadonlySet<string>) =>
      of.every(({ labels }) => known.has(labelKey(labels)));
    if (!isSubset(firing, told.firing)) return told.firing.size === 0 ? 'new' : 'changed';
    if (firing.length === 0) return told.firing.size > 0 && resolved.length > 0 ? 'resolved' : null;
    if (sendResolved && !isSubset(resolved, told.resolved)) return 'changed';
    return told.time < time - this.route.repeatInterval ? 'repeat' : null;
  }
}
