import type { Action } from './actions';
import { poisson } from './chance/counts';
import { createState } from './create-state';
import { ingest } from './data/ingest';
import { handlerOf } from './effects/registry';
import { Weather } from './effects/weather';
import { WorldError } from './errors';
import type { Happening } from './happening';
import type { WorldInput } from './input';
import { loadRate } from './load/load-rate';
import { countHour } from './metrics/count-hour';
import { Exporter } from './metrics/exporter';
import { watch } from './metrics/watch';
import { retrainDue } from './models/retrain';
import type { WorldPorts } from './ports';
import { moneyOf } from './record/money';
import { resultOf } from './record/result-of';
import { perform } from './response/perform';
import { Response } from './response/response';
import { standingOf } from './response/standing';
import type { WorldResult } from './result';
import { noteArrivals } from './rows/note-arrivals';
import { passMemory } from './service/memory';
import { serveHour } from './service/serve-hour';
import type { WorldState } from './state';
import type { HourReport, Standing, SteppedWorld } from './stepping';
import { Ahead } from './team/ahead';
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
  readonly #response = new Response();
  readonly #ahead = new Ahead();

  /** @throws WorldError `world-input` for what cannot be */
  constructor(input: WorldInput, ports: WorldPorts) {
    this.#state = createState(input, ports);
    this.#rate = loadRate(input.load, input.service.startMs, input.hours);
    this.#exporter = new Exporter(input.service.name);
    for (const happening of [...backgroundOf(input), ...input.happenings]) this.inject(happening);
    noteArrivals(this.#state, this.#state.market.low);
  }

  get hour(): number {
    return this.#state.hour;
  }

  inject(happening: Happening): void {
    if (this.#state.record.find(happening.id) || this.#ahead.has(happening.id))
      throw new WorldError(
        'world-input',
        `${happening.id} happens already. Give each happening an id of its own.`,
      );
    this.#ahead.add(happening, this.#state);
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
    for (const happening of this.#ahead.due(hour)) meet(state, happening);
    for (const live of state.live) {
      live.spoiled = 0;
      handlerOf(live).apply(live, state);
    }
    const known = market.high;
    market.advance(hour);
    noteArrivals(state, known);
    ingest(state, this.#ahead.fileFaultAt(hour));
    retrainDue(state);

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
    const alerts = watch(state, this.#exporter);
    this.#response.pass(state, alerts);

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
}
