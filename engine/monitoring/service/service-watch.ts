import { Watch, type Watched } from '../alerting/watch';
import type { ConceptDetector, ConceptState } from '../concept/detector';
import type { MetricFamily } from '../exposition/family';
import type { SeriesStore } from '../metrics/series-store';
import type { Alert } from '../rules/active-alerts';
import { type Look, lookAt } from './look';
import { makeDetector } from './make-detector';
import type { Monitors } from './monitors';
import type { ServedSource } from './served-source';
import { ServiceMetrics } from './service-metrics';

/** A change that a detector of concept drift saw. */
export interface DetectorEvent {
  readonly detector: string;
  /** When the label came with which it was seen. */
  readonly time: number;
  readonly state: Exclude<ConceptState, 'calm'>;
}

/** What a stretch of time brought. */
export interface ServiceWatched extends Watched {
  readonly looks: readonly Look[];
  readonly detected: readonly DetectorEvent[];
}

interface RunningDetector {
  readonly name: string;
  readonly detector: ConceptDetector;
  state: ConceptState;
}

/**
 * A service under watch as time goes on: looks at drift and quality, labels as they arrive, rules, alerts, and who is told.
 * Each scrape sees what was known by then; nothing of the future is asked for.
 */
export class ServiceWatch {
  readonly #monitors: Monitors;
  readonly #source: ServedSource;
  readonly #metrics: ServiceMetrics;
  readonly #watch: Watch;
  readonly #detectors: readonly RunningDetector[];
  readonly #start: number;
  #seen: number;
  #rows = 0;
  #looks: Look[] = [];
  #detected: DetectorEvent[] = [];

  /** @param start when the watch begins, in milliseconds since the epoch; the first scrape is then */
  constructor(monitors: Monitors, source: ServedSource, start: number) {
    const { service, drift } = monitors;
    this.#monitors = monitors;
    this.#source = source;
    this.#start = start;
    this.#seen = start;
    this.#detectors = drift.concept.map((choice) => ({
      name: choice.name,
      detector: makeDetector(choice),
      state: 'calm' as const,
    }));
    this.#metrics = new ServiceMetrics(
      service.right,
      drift.concept.map(({ name }) => name),
    );
    this.#watch = new Watch({
      targets: [
        {
          labels: { job: service.service, instance: `${service.service}:8080` },
          read: (time) => this.#scrape(time),
        },
      ],
      groups: monitors.groups,
      alertmanager: monitors.alertmanager,
      interval: service.every,
    });
    this.#watch.advance(start);
  }

  /** Lets time pass to `time`, milliseconds since the epoch. */
  advance(time: number): ServiceWatched {
    this.#looks = [];
    this.#detected = [];
    const watched = this.#watch.advance(time);
    return { ...watched, looks: this.#looks, detected: this.#detected };
  }

  /** Pending and firing alerts, and those that were resolved lately. */
  get alerts(): readonly Alert[] {
    return this.#watch.alerts;
  }

  /** What is exposed as it stands, as the next scrape would meet it. */
  get exposed(): readonly MetricFamily[] {
    return this.#metrics.collect();
  }

  get store(): SeriesStore {
    return this.#watch.store;
  }

  #scrape(time: number) {
    const { service, drift, suites } = this.#monitors;
    const rows = this.#source.countBefore(time);
    this.#metrics.serve(rows - this.#rows);
    this.#rows = rows;
    for (const outcome of this.#source.outcomes(this.#seen, time)) {
      this.#metrics.know(outcome);
      for (const running of this.#detectors) this.#detect(running, outcome.error, outcome.knownAt);
    }
    this.#seen = time;
    if (time > this.#start && (time - this.#start) % service.looks === 0) {
      const window = this.#source.rows(time - drift.window, time);
      const fresh = this.#source.rows(time - service.looks, time);
      const look = lookAt(time, this.#source.reference, window, fresh, drift, suites);
      this.#metrics.see(look, window, service.served.prediction);
      this.#looks.push(look);
    }
    return this.#metrics.collect();
  }

  #detect(running: RunningDetector, error: number, time: number): void {
    const before = running.state;
    const state = running.detector.update(error);
    running.state = state;
    if (state === 'calm' || (state === 'warning' && before === 'warning')) return;
    if (state === 'drift') this.#metrics.drift(running.name);
    this.#detected.push({ detector: running.name, time, state });
  }
}
