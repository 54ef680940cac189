import { seededRng } from '../core/rng';
import { LabelStore } from './data/label-store';
import { Weather } from './effects/weather';
import { WorldError } from './errors';
import type { WorldInput } from './input';
import { Counters } from './metrics/counters';
import type { ModelVersion } from './models/model-version';
import { trainModel } from './models/train-model';
import type { RowWindow, WorldPorts } from './ports';
import { WorldRecord } from './record/world-record';
import { Market } from './rows/market';
import { AskedRows } from './service/asked-rows';
import { Fleet } from './service/fleet';
import type { WorldState } from './state';

const NOTHING: RowWindow = { rows: new Int32Array(), conditions: [], answers: new Float64Array() };

/** The share of a disk that is used on an ordinary day. */
const DISK_USED = 0.4;

/**
 * A world at hour 0: what is known of the rows before it is in the store, and a model that was trained on that is live.
 * @throws WorldError `world-input` for what cannot be
 */
export function createState(input: WorldInput, ports: WorldPorts): WorldState {
  checkInput(input);
  const { seed, feed, policies, service, hours } = input;
  const rng = seededRng(seed);
  const market = new Market(feed, seed);
  market.advance(-1);
  const store = new LabelStore(feed);
  for (const row of store.due(0))
    store.add(row, market.truth[row]!, feed.arrivals[row]! + feed.labelDelays[row]!);
  const state: WorldState = {
    input,
    ports,
    streams: {
      arrivals: rng.fork('arrivals'),
      rows: rng.fork('rows'),
      badRows: rng.fork('bad-rows'),
      failures: rng.fork('failures'),
      conditions: rng.fork('conditions'),
      people: rng.fork('people'),
      training: rng.fork('training'),
    },
    market,
    store,
    fleet: new Fleet(policies.scale, ports.scaler),
    record: new WorldRecord(hours),
    live: [],
    models: [],
    hour: 0,
    weather: new Weather(),
    // These two are set below: training needs the rest of the state.
    liveModel: undefined as unknown as ModelVersion,
    before: NOTHING,
    off: new Set(),
    quarantined: new Set(),
    lastFleet: null,
    memory: { mib: 0, killedAt: null },
    diskUsedGib: service.diskGib * DISK_USED,
    lastIngestHour: 0,
    lastTrainingHour: 0,
    shown: new Float64Array(feed.truth.length).fill(Number.NaN),
    shownIn: Array.from({ length: feed.truth.length }, () => null),
    counters: new Counters(),
    pending: [],
    asked: new AskedRows(),
    lastNanoUsd: 0,
  };
  const first = trainModel(state);
  first.record.state = 'live';
  state.models.push(first);
  state.liveModel = first;
  const known = Int32Array.from({ length: market.high }, (_, row) => row);
  state.before = {
    rows: known,
    conditions: Array.from(known, () => null),
    answers: Float64Array.from(known, (row) => first.answer(row, null)),
  };
  return state;
}

function checkInput({ feed, hours, looksPerHour, load }: WorldInput): void {
  const fail = (what: string): never => {
    throw new WorldError('world-input', `A world cannot be made of this: ${what}.`);
  };
  const rows = feed.truth.length;
  if (rows === 0) fail('the feed has no rows');
  if (feed.arrivals.length !== rows || feed.labelDelays.length !== rows)
    fail(
      `${rows} rows have ${feed.arrivals.length} arrivals and ${feed.labelDelays.length} delays; give one of each a row`,
    );
  const back = feed.arrivals.findIndex((arrival, row) => row > 0 && arrival < feed.arrivals[row - 1]!);
  if (back > 0) fail(`row ${back} comes before row ${back - 1}; put rows in the order of their arrivals`);
  if (!(feed.arrivals[0]! < 0)) fail('no row comes before hour 0, so there is nothing to learn from');
  if (!(hours > 0)) fail(`it is to last ${hours} hours`);
  if (!(Number.isInteger(looksPerHour) && looksPerHour >= 1))
    fail(`${looksPerHour} looks an hour; give a whole number from 1`);
  if (!(load.perDay > 0)) fail(`${load.perDay} requests a day; give a number above 0`);
}
