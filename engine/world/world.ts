import type { Action } from './actions';
import { poisson } from './chance/counts';
import { createState } from './create-state';
import { dataLook } from './data/data-look';
import { ingest } from './data/ingest';
import { handlerOf } from './effects/registry';
import { Weather } from './effects/weather';
import { WorldError } from './errors';
import type { Happening } from './happening';
import type { WorldInput } from './input';
import { loadRate } from './load/load-rate';
import { countHour } from './metrics/count-hour';
import { Exporter } from './metrics/exporter';
import { retrain } from './models/retrain';
import type { FileFault } from './policies/data';
import type { AlertNote, WorldPorts } from './ports';
import { moneyOf } from './record/money';
import { resultOf } from './record/result-of';
import { notice, settle } from './response/notice';
import { perform } from './response/perform';
import { Responder } from './response/responder';
import { standingOf } from './response/standing';
import type { WorldResult } from './result';
import { noteArrivals } from './rows/note-arrivals';
import { passMemory } from './service/memory';
import { serveHour } from './service/serve-hour';
import { timeOf, type WorldState } from './state';
import type { HourReport, Standing, SteppedWorld } from './stepping';
import { backgroundOf } from './team/background';
import { meet } from './team/meet';

/**
 * A service in production, hour by hour: rows come to be and are asked for, models that were really trained answer them, things
 * happen, monitors look, people respond as their policy says. Nothing is scripted: an effect changes what the service meets, and the
 * figures follow. The same input gives the same hours, to the bit.
 *
 * @example
 * const world = new World(input, ports);
 * while (world.hour < input.hours) world.step();
 * world.result().totals.wrong;
 */
export class World implements SteppedWorld {
  readonly #state: WorldState;
  readonly #rate: (hour: number) => number;
  readonly #exporter: Exporter;
  readonly #responder: Responder;
  readonly #ended: number[] = [];

  /** @throws WorldError `world-input` for what cannot be */
  constructor(input: WorldInput, ports: WorldPorts) {
    this.#state = createState(input, ports);
    this.#rate = loadRate(input.load, input.service.startMs, input.hours);
    this.#exporter = new Exporter(input.service.name);
    this.#responder = new Responder();
    for (const happening of [...backgroundOf(input), ...input.happenings]) this.inject(happening);
    noteArrivals(this.#state, this.#state.market.low);
  }

  get hour(): number {
    return this.#state.hour;
  }

  inject(happening: Happening): void {
    const { ahead, record, input } = this.#state;
    if (record.find(happening.id) || ahead.some((one) => one.happening.id === happening.id))
      throw new WorldError(
        'world-input',
        `${happening.id} happens already. Give each happening an id of its own.`,
      );
    // A commit meets the service when it is live, or would be.
    const wait = happening.source.type === 'commit' ? Math.round(input.policies.ci.hoursToLive) : 0;
    const at = Math.max(this.#state.hour, happening.hour + wait);
    const place = ahead.findLastIndex((one) => one.at > at);
    ahead.splice(place + 1, 0, { at, happening });
  }

  act(action: Action): number {
    return perform(this.#state, action, 'player');
  }

  standing(id: string): Standing | undefined {
    return standingOf(this.#state, id);
  }

  result(): WorldResult {
    return resultOf(this.#state);
  }

  step(): HourReport {
    const state = this.#state;
    const { hour, input, streams, market, record } = state;
    state.weather = new Weather();
    record.peopleHours = 0;
    const fault = this.#meetDue();
    for (const live of state.live) {
      live.spoiled = 0;
      handlerOf(live).apply(live, state);
    }
    const known = market.high;
    market.advance(hour);
    noteArrivals(state, known);
    ingest(state, fault);
    this.#retrainDue();

    const requests = poisson(streams.arrivals, this.#rate(hour) * state.weather.trafficFactor);
    const served = serveHour(state, requests);
    state.lastFleet = served.fleet;
    const killed = passMemory(state, requests);
    state.diskUsedGib = Math.min(input.service.diskGib, state.diskUsedGib + state.weather.diskGibPerHour);
    const right = Math.max(0, served.right - killed);
    const hourServed = { ...served, right, crashed: served.crashed + served.right - right };
    countHour(state, hourServed);
    state.lastNanoUsd = Math.round(
      served.fleet.nodes * state.ports.nanoUsdPerNodeHour * state.weather.priceFactor,
    );
    const alerts = this.#watch();
    this.#respond(alerts);

    const failed = hourServed.crashed + served.noRoom + served.timedOut + served.unreached;
    const counts = { requests, right, wrong: served.wrong, refused: served.refused, failed };
    record.columns.push({
      ...counts,
      p50: served.fleet.p50,
      p95: served.fleet.p95,
      p99: served.fleet.p99,
      replicas: served.fleet.ready,
      nodes: served.fleet.nodes,
      machineNanoUsd: state.lastNanoUsd,
      peopleHours: record.peopleHours,
      revenueUsd: moneyOf(input.service, counts),
      model: state.models.indexOf(state.liveModel),
    });
    state.hour++;
    return { hour, ...counts, alerts };
  }

  /** Lets happen what is due. @returns what is wrong with the file of today */
  #meetDue(): FileFault | null {
    const state = this.#state;
    let fault: FileFault | null = null;
    for (let next = state.ahead.at(-1); next && next.at <= state.hour; next = state.ahead.at(-1)) {
      state.ahead.pop();
      const { source, hour } = next.happening;
      // The file is that of the day, which comes at its own hour.
      if (source.type === 'file') this.#fileFault = { fault: source.fault, until: hour + 24 };
      meet(state, next.happening);
    }
    if (this.#fileFault !== null && state.hour <= this.#fileFault.until) fault = this.#fileFault.fault;
    return fault;
  }

  #fileFault: { readonly fault: FileFault; readonly until: number } | null = null;

  #retrainDue(): void {
    const state = this.#state;
    const { everyHours } = state.input.policies.pipelines;
    if (everyHours === null || state.hour === 0 || state.hour % everyHours !== 0) return;
    const outcome = retrain(state);
    state.record.acts.push({ kind: 'retrain', begun: state.hour, done: state.hour, by: 'schedule', outcome });
  }

  #watch(): AlertNote[] {
    const state = this.#state;
    const { monitors } = state.ports;
    if (monitors.dataEveryHours > 0 && state.hour % monitors.dataEveryHours === 0)
      monitors.inspect(dataLook(state));
    this.#exporter.read(state);
    const { looksPerHour } = state.input;
    const alerts: AlertNote[] = [];
    for (let look = 1; look <= looksPerHour; look++) {
      const part = look / looksPerHour;
      alerts.push(...monitors.observe(timeOf(state, state.hour + part), this.#exporter.frame(part)));
    }
    state.record.alerts.push(...alerts);
    return alerts;
  }

  #respond(alerts: readonly AlertNote[]): void {
    const state = this.#state;
    const isTeam = state.input.responder === 'policy';
    for (const { live, alert } of notice(state, alerts, this.#ended)) {
      if (!isTeam) continue;
      if (alert !== null) this.#startTraining(alert);
      this.#responder.open(state, live.happened, alert);
    }
    if (isTeam) this.#responder.pass(state);
    for (let i = state.pending.length - 1; i >= 0; i--) {
      const act = state.pending[i]!;
      if (act.due > state.hour) continue;
      state.pending.splice(i, 1);
      act.run();
    }
    for (const { over } of settle(state)) this.#ended.push(over ?? state.hour);
  }

  /** An alert whose page of the runbook says to train again starts the pipeline by itself, where the pipeline takes alerts. */
  #startTraining(alert: string): void {
    const { pipelines, monitoring } = this.#state.input.policies;
    if (pipelines.onAlert && monitoring.runbook[alert]?.[0] === 'retrain')
      perform(this.#state, { kind: 'retrain' }, 'alert');
  }
}
