import type { JobState, RunState } from '../../../ci/store/run-state';
import type { RunResult } from '../../../core/code-runner';
import type { Notification } from '../../../monitoring/alerting/alertmanager';
import { remarkOf } from '../seeded-team/make-commit';
import type { LiveService } from './live-service';
import type { LoopDesk } from './loop-desk';
import { episodeAt, type Market, type MarketEpisode } from './market';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** What a decision costs, in dollars: a leaver who was not called, and a call. */
const MISSED = 500;
const CALL = 150;
/** A release is looked at over the customers of so many days after it. */
const SEEN_DAYS = 5;
/** With more trainings for one happening nobody waits for their end. */
const MOST_TRAININGS = 4;

/** A message of the Alertmanager that came to the relay. */
export interface RelayedMessage {
  readonly at: number;
  readonly status: Notification['status'];
  readonly code: number;
  readonly says: string;
  readonly runs: readonly number[];
}

/** A model that came to serve. */
export interface LoopRelease {
  readonly at: number;
  readonly episode: MarketEpisode | undefined;
  readonly image: string;
  /** Dollars a customer over the days after it: by it, and by what served before. */
  readonly cost: number;
  readonly costBefore: number;
}

/** A training that a workflow did. */
export interface Training {
  readonly at: number;
  readonly episode: MarketEpisode | undefined;
}

/** Whether customers would have been served better by what served before. */
export const isHarmful = ({ cost, costBefore }: LoopRelease): boolean => cost > costBefore * 1.1;

/** All that came of a loop, as it is seen from outside. */
export class LoopRecord {
  readonly market: Market;
  readonly messages: RelayedMessage[] = [];
  readonly releases: LoopRelease[] = [];
  readonly trainings: Training[] = [];
  /** When people were told: by the Alertmanager, and by tickets of workflows. */
  readonly tellings: number[] = [];
  readonly #firing = new Map<MarketEpisode, number>();
  /** For each customer, whether they were called. */
  readonly #called: boolean[];
  live: LiveService;
  /** Moments at which the registry said that something else is live. */
  disagreements = 0;
  keystrokes = 0;
  /** What candidates were last evaluated on, by the file that says it. */
  evaluatedOn: string | null = null;
  end: number;
  #runs: readonly RunState[] = [];
  #ticketCount = 0;

  constructor(market: Market, live: LiveService, told: readonly boolean[]) {
    this.market = market;
    this.live = live;
    this.#called = [...told];
    this.end = market.end;
  }

  /** Takes down a program of a workflow. */
  program({ writes }: RunResult, at: number, weights: string): void {
    if (typeof writes[weights] === 'string') this.trainings.push({ at, episode: episodeAt(this.market, at) });
    const evaluation = writes['out/evaluation.json'];
    const on = typeof evaluation === 'string' ? /"on":\s*"([^"]*)"/.exec(evaluation)?.[1] : undefined;
    if (on !== undefined) this.evaluatedOn = on;
  }

  relayed(message: Notification, code: number, says: string, runs: readonly number[]): void {
    this.messages.push({ at: message.time, status: message.status, code, says, runs });
    if (message.status === 'firing') this.#fired(message.time);
  }

  told(message: Notification): void {
    this.tellings.push(message.time);
    if (message.firing.some(({ labels }) => labels.severity === 'ticket')) this.#fired(message.time);
  }

  typed(keys: number): void {
    this.keystrokes += keys;
  }

  released(at: number, live: LiveService, told: readonly boolean[], from: number): void {
    const before = [...this.#called];
    for (let row = from; row < told.length; row++) this.#called[row] = told[row]!;
    const to = this.#rowAt(at + SEEN_DAYS * DAY);
    this.releases.push({
      at,
      episode: episodeAt(this.market, at),
      image: live.image,
      cost: this.#cost(this.#called, from, to),
      costBefore: this.#cost(before, from, to),
    });
    this.live = live;
  }

  /** Looks at what workflows have left behind. */
  worked(desk: LoopDesk): void {
    this.#runs = desk.runs();
    const tickets = desk.tickets();
    this.tellings.push(...tickets.slice(this.#ticketCount).map(({ at }) => at));
    this.#ticketCount = tickets.length;
    const live = desk.live();
    this.live = live ?? this.live;
    const champion = desk.versions().find(({ aliases }) => aliases.includes('champion'));
    if (champion === undefined || champion.model !== this.live.model) this.disagreements++;
  }

  endAt(time: number): void {
    this.end = time;
  }

  get runs(): readonly RunState[] {
    return this.#runs;
  }

  /** When the first alert of an episode reached somebody or something; undefined: none did. */
  firedIn(episode: MarketEpisode): number | undefined {
    return this.#firing.get(episode);
  }

  /** The release that answered a turn of the market; undefined: there was none that helped. */
  answerTo(episode: MarketEpisode): LoopRelease | undefined {
    return this.releases.find((release) => release.episode === episode && !isHarmful(release));
  }

  get harmful(): readonly LoopRelease[] {
    return this.releases.filter(isHarmful);
  }

  /** Whether people were told something between two times, or within a few hours after. */
  toldBetween(from: number, to: number | null): boolean {
    return this.tellings.some((at) => at >= from - MINUTE && at <= (to ?? from) + DAY / 4);
  }

  trainingsIn(episode: MarketEpisode | undefined): number {
    return this.trainings.filter((one) => one.episode === episode).length;
  }

  /** Whether something has happened that nothing after it can make good: harm, or a storm of trainings. */
  hasFailed(episode: MarketEpisode): boolean {
    return this.harmful.length > 0 || this.trainingsIn(episode) > MOST_TRAININGS;
  }

  /** Whether it is settled at the end of an episode that the loop has not done what it should. */
  isSettled(episode: MarketEpisode): boolean {
    if (this.hasFailed(episode) || this.trainingsIn(undefined) > 0) return true;
    return episode.kind === 'turn' && this.answerTo(episode) === undefined;
  }

  /** Dollars that a customer between two times has cost, on average. */
  costBetween(from: number, to: number): number {
    return this.#cost(this.#called, this.#rowAt(from), this.#rowAt(to));
  }

  /** Dollars that all customers have cost. */
  get totalCost(): number {
    return this.#cost(this.#called, 0, this.#called.length) * this.#called.length;
  }

  #fired(at: number): void {
    const episode = episodeAt(this.market, at);
    if (episode && !this.#firing.has(episode)) this.#firing.set(episode, at);
  }

  #rowAt(time: number): number {
    const { servedAt } = this.market;
    let row = Math.max(
      0,
      Math.floor(((time - this.market.start) / (this.market.end - this.market.start)) * servedAt.length),
    );
    while (row < servedAt.length && servedAt[row]! < time) row++;
    return Math.min(row, servedAt.length);
  }

  #cost(called: readonly boolean[], from: number, to: number): number {
    let cost = 0;
    for (let row = from; row < to; row++) cost += called[row] ? CALL : this.market.left[row] ? MISSED : 0;
    return to > from ? cost / (to - from) : 0;
  }
}

/** A job that said no, with what it remarked. */
export interface StoppedRun {
  readonly run: RunState;
  readonly job: JobState | undefined;
  readonly step: string;
  readonly says: string | null;
}

/** A run that has failed, and where. */
export function stoppedBy(run: RunState): StoppedRun | null {
  if (run.conclusion !== 'failure') return null;
  const job = run.jobs.find(({ conclusion }) => conclusion === 'failure');
  const step = job?.steps.find(({ conclusion }) => conclusion === 'failure');
  return { run, job, step: step?.name ?? '', says: (job && remarkOf(job)) ?? run.problems[0] ?? null };
}
