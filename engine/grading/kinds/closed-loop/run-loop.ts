import type { WorkspaceFiles } from '../../../core/files';
import { parseTable } from '../../../dataset/parse-table';
import type { Table } from '../../../dataset/table';
import type { Notification } from '../../../monitoring/alerting/alertmanager';
import type { Monitors } from '../../../monitoring/service/monitors';
import { ServiceWatch } from '../../../monitoring/service/service-watch';
import { leadsToRelay, relayed } from '../../../operations/loop/relay';
import { MeasurementAbortedError } from '../../run';
import type { MeasurementContext } from '../../types';
import { decide } from '../monitored-seasons/learner-programs';
import { readSeason, type Season } from '../monitored-seasons/season';
import { type Decisions, SeasonWorld } from '../monitored-seasons/season-world';
import { monitorsOf } from '../monitored-seasons/watch-seasons';
import type { LiveService } from './live-service';
import { knowingLoop, LoopDesk } from './loop-desk';
import { episodeAt, type Market, readMarket } from './market';
import type { LoopOptions } from './options';
import { LoopRecord } from './record';

const DAY = 86_400_000;
/** Rows of so many days lie in the warehouse. */
const WAREHOUSE_DAYS = 21;
/** The longest that a ticket lies before somebody who does the work by hand takes it up. */
const TICKET_LIES = 5 * DAY;

/** The table that the first model has learned from. */
const REFERENCE = 'churn/train.csv';

/** How a loop is let turn. */
export interface LoopTerms {
  readonly seed: string;
  /** Whether somebody retrains by hand, by this line, when a ticket has lain for a while; null: nobody is there. */
  readonly byHand: string | null;
  /** Whether it ends as soon as it is settled that something went wrong. */
  readonly endsEarly: boolean;
}

/** Why a loop cannot be let turn at all. */
export interface LoopProblem {
  readonly kind: 'repository' | 'workflow' | 'monitors' | 'cluster' | 'service';
  readonly says: string;
}

/**
 * Lets a market turn before a service that is watched, and the learner's own files close the loop: the Alertmanager posts to its
 * receivers, the relay asks GitHub for a workflow, jobs really run, and what they roll out serves from then on.
 */
export async function runLoop(
  context: MeasurementContext,
  options: LoopOptions,
  terms: LoopTerms,
): Promise<LoopRecord | LoopProblem> {
  const feed = context.remake(options.feed, terms.seed);
  const market = readMarket(feed, context.remake(options.truth, terms.seed));
  let note: (result: Parameters<LoopRecord['program']>[0]) => void = () => {};
  const desk = await LoopDesk.open(context, options, market.start, (result) => note(result));
  if (!desk)
    return {
      kind: 'repository',
      says: `The server has no repository ${options.repository}, or it has no main.`,
    };
  const { problem, isScheduled } = await desk.readWorkflows();
  if (problem) return { kind: 'workflow', says: problem };
  const main = desk.mainFiles();
  const monitors = monitorsOf(main, options.monitoring);
  if ('problem' in monitors) return { kind: 'monitors', says: monitors.problem };
  const broken = monitors.remarks.find(({ kind }) => kind === 'problem');
  if (broken) return { kind: 'monitors', says: `${broken.file}: ${broken.message}` };
  const refused = await desk.applyManifests();
  if (refused !== null) return { kind: 'cluster', says: refused };
  const live = desk.live();
  if (live === null || live.model === null)
    return {
      kind: 'cluster',
      says: `nothing is called ${options.workload}, or its image has no ${options.weights}`,
    };
  const learned = main[REFERENCE];
  if (typeof learned !== 'string')
    return { kind: 'service', says: `main has no ${REFERENCE}, which says what is normal` };
  const reference = parseTable(learned);
  const kinds = Object.fromEntries(reference.columns.map(({ name, kind }) => [name, kind]));
  const season = readSeason('the span', 'turn', feed, feed, kinds);
  const first = await decisionsOf(context, options, { main, live, season, before: null });
  if ('says' in first) return first;
  const record = new LoopRecord(market, live, first.told);
  note = (result) => record.program(result, desk.now, options.weights);
  await new Turning({
    context,
    options,
    terms,
    market,
    desk,
    monitors,
    main,
    season,
    record,
    reference,
    isScheduled,
  }).run(first);
  return record;
}

interface TurningParts {
  readonly context: MeasurementContext;
  readonly options: LoopOptions;
  readonly terms: LoopTerms;
  readonly market: Market;
  readonly desk: LoopDesk;
  readonly monitors: Monitors;
  readonly main: WorkspaceFiles;
  readonly season: Season;
  readonly record: LoopRecord;
  readonly reference: Table;
  readonly isScheduled: boolean;
}

/** A loop as time goes on. */
class Turning {
  readonly #parts: TurningParts;
  #decisions: Decisions = { told: [], truth: [] };
  #ticketAt: number | null = null;

  constructor(parts: TurningParts) {
    this.#parts = parts;
  }

  async run(first: Decisions): Promise<void> {
    const { context, terms, market, monitors, season, record, reference, isScheduled, desk } = this.#parts;
    const { every } = monitors.service;
    this.#decisions = first;
    const world = new SeasonWorld(season, reference, monitors.service, first);
    const watch = new ServiceWatch(monitors, world, market.start);
    const span = market.end - market.start;
    for (let now = market.start + every; now <= market.end; now += every) {
      if (context.signal.aborted) throw new MeasurementAbortedError();
      const { notifications } = watch.advance(now);
      let hasWork = false;
      for (const message of notifications) hasWork = (await this.#deliver(message)) || hasWork;
      if (isScheduled && (now - market.start) % DAY === 0) {
        this.#prepare(now);
        hasWork = true;
      }
      hasWork = (await this.#byHand(now)) || hasWork;
      if (hasWork) {
        await desk.work();
        await this.#lookAtLive(world);
        record.worked(desk);
      }
      const episode = episodeAt(market, now);
      if (terms.endsEarly && episode) {
        const isAtItsEnd = now >= episode.next - every;
        if (isAtItsEnd ? record.isSettled(episode) : hasWork && record.hasFailed(episode)) {
          record.endAt(now);
          return;
        }
      }
      if ((now - market.start) % (7 * DAY) === 0)
        context.progress((now - market.start) / span, 'Serving customers while the market turns');
    }
    record.endAt(market.end);
  }

  /** Brings a message to where its receiver sends it. @returns whether workflows have something to do */
  async #deliver(message: Notification): Promise<boolean> {
    const { monitors, desk, record } = this.#parts;
    const receiver = monitors.alertmanager.receivers.find(({ name }) => name === message.receiver);
    let hasWork = false;
    for (const webhook of receiver?.webhooks ?? []) {
      if (message.status === 'resolved' && !webhook.sendsResolved) continue;
      if (!leadsToRelay(webhook)) {
        if (message.status === 'firing' && message.reason !== 'repeat') record.told(message);
        continue;
      }
      this.#prepare(message.time);
      const { status, says, dispatch } = relayed(webhook, message);
      const runs = dispatch ? await desk.dispatch(dispatch) : [];
      if (runs === null)
        record.relayed(message, 404, `GitHub has no ${dispatch?.owner}/${dispatch?.name}`, []);
      else record.relayed(message, status, says, runs);
      hasWork ||= (runs?.length ?? 0) > 0;
    }
    const isTicket = receiver?.webhooks.some((one) => !leadsToRelay(one)) && message.status === 'firing';
    if (isTicket && message.firing[0]?.labels.severity === 'ticket') this.#ticketAt ??= message.time;
    if (message.status === 'resolved') this.#ticketAt = null;
    return hasWork;
  }

  /** Somebody who retrains by hand takes up a ticket that has lain for long enough. */
  async #byHand(now: number): Promise<boolean> {
    const { terms, desk, record } = this.#parts;
    if (terms.byHand === null || this.#ticketAt === null || now < this.#ticketAt + TICKET_LIES) return false;
    this.#ticketAt = now;
    this.#prepare(now);
    await desk.shop.run(terms.byHand);
    record.typed(terms.byHand.length + 1);
    return true;
  }

  /** Moves the desk to a time, with what is known by then. */
  #prepare(now: number): void {
    const { desk, season } = this.#parts;
    desk.moveTo(now);
    const lines = season.toldLines.filter((_, row) => {
      const known = season.knownAt[row]!;
      return known <= now && known > now - WAREHOUSE_DAYS * DAY;
    });
    desk.fillWarehouse(`${[season.header, ...lines].join('\n')}\n`);
  }

  /** Serves by what has been rolled out. */
  async #lookAtLive(world: SeasonWorld): Promise<void> {
    const { context, options, desk, record, main, season } = this.#parts;
    const live = desk.live();
    if (live === null || live.image === record.live.image) return;
    // A canary takes its time in the cluster, and the lab's clock does not wait for it.
    const now = desk.now + Math.max(0, live.ahead - record.live.ahead);
    const from = world.countBefore(now);
    const decided = await decisionsOf(context, options, {
      main,
      live,
      season,
      before: { decisions: this.#decisions, from },
    });
    // What cannot answer calls nobody.
    const decisions: Decisions =
      'says' in decided
        ? { told: season.left.map(() => false), truth: season.left.map(() => false) }
        : decided;
    record.released(now, live, decisions.told, from);
    this.#decisions = decisions;
    world.change(now, decisions, false);
  }
}

interface ToDecide {
  readonly main: WorkspaceFiles;
  readonly live: LiveService;
  readonly season: Season;
  readonly before: { readonly decisions: Decisions; readonly from: number } | null;
}

/** What a model that is live says of the customers to come. */
async function decisionsOf(
  context: MeasurementContext,
  { probe, weights }: LoopOptions,
  { main, live, season, before }: ToDecide,
): Promise<Decisions | LoopProblem> {
  const files = { ...main, [weights]: live.model ?? '' };
  const place = { ...context, runner: knowingLoop(context.runner), files };
  const decided = await decide(place, probe, files, [season], before);
  return 'problem' in decided ? { kind: 'service', says: decided.problem } : decided[0]!;
}
