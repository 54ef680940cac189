import type { MetricFamily } from '../exposition/family';
import { Scraper } from '../exposition/scrape';
import type { Labels } from '../metrics/labels';
import { SeriesStore } from '../metrics/series-store';
import type { Alert, AlertChange } from '../rules/active-alerts';
import { RuleEngine, type RuleFailure } from '../rules/rule-engine';
import type { RuleGroup } from '../rules/rule-file';
import { Alertmanager, type Notification } from './alertmanager';
import type { AlertmanagerConfig } from './alertmanager-config';

/** A target of scrapes; `read` answers with its metrics at a time, or null when it does not answer. */
export interface WatchedTarget {
  readonly labels: Labels;
  readonly read: (time: number) => readonly MetricFamily[] | null;
}

export interface WatchOptions {
  readonly targets: readonly WatchedTarget[];
  readonly groups: readonly RuleGroup[];
  readonly alertmanager: AlertmanagerConfig;
  /** Milliseconds between scrapes, and between evaluations of groups that name no interval. */
  readonly interval: number;
  /** Milliseconds of samples that are kept; at least the longest window of a rule. */
  readonly retention?: number;
  readonly externalLabels?: Labels;
}

/** What a stretch of time brought. */
export interface Watched {
  readonly changes: readonly AlertChange[];
  readonly notifications: readonly Notification[];
  readonly failures: readonly RuleFailure[];
}

/**
 * Prometheus and Alertmanager together, as time goes on: each interval all targets are scraped, then rules are evaluated,
 * then alerts go to the Alertmanager. Time is what it is told, so a year takes as long as its evaluations.
 */
export class Watch {
  readonly store: SeriesStore;
  readonly alertmanager: Alertmanager;
  readonly #options: WatchOptions;
  readonly #scraper: Scraper;
  readonly #rules: RuleEngine;
  #next: number | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.store = new SeriesStore(options.retention === undefined ? {} : { retention: options.retention });
    this.alertmanager = new Alertmanager(options.alertmanager);
    this.#scraper = new Scraper(this.store);
    this.#rules = new RuleEngine({
      store: this.store,
      groups: options.groups,
      interval: options.interval,
      ...(options.externalLabels && { externalLabels: options.externalLabels }),
    });
  }

  /**
   * Lets time pass to `time`, milliseconds since the epoch; the first call is the time of the first scrape.
   * @returns what happened on the way, in its order
   */
  advance(time: number): Watched {
    const changes: AlertChange[] = [];
    const notifications: Notification[] = [];
    const failures: RuleFailure[] = [];
    let at = this.#next ?? time;
    for (; at <= time; at += this.#options.interval) {
      // What was due before this evaluation is told of as it stood then.
      notifications.push(...this.alertmanager.advance(at - 1));
      for (const { labels, read } of this.#options.targets) this.#scraper.scrape(labels, at, read(at));
      const evaluated = this.#rules.evaluate(at);
      changes.push(...evaluated.changes);
      failures.push(...evaluated.failures);
      this.alertmanager.receive(this.#rules.alerts, at);
    }
    this.#next = at;
    notifications.push(...this.alertmanager.advance(time));
    return { changes, notifications, failures };
  }

  /** Pending and firing alerts, and those that were resolved lately. */
  get alerts(): readonly Alert[] {
    return this.#rules.alerts;
  }
}
