import { createStore, type StoreApi } from 'zustand/vanilla';
import { recordOf } from '../../engine/core/errors';
import type { OwnPractices } from '../../engine/simulator/own/own';
import { PRACTICES, type PracticeId } from '../../engine/simulator/practices';
import { FIRST_SETTINGS, seedOf, type YearSettings } from '../../engine/simulator/share-link';
import {
  AD_HOC,
  allSwitches,
  type Switches,
  sameSwitches,
  withSwitch,
} from '../../engine/simulator/switches';
import { type LaneYear, pairYear } from '../../engine/simulator/year';
import type { LanePool } from '../../runtime/simulator/lane-pool';
import { createSpreadRuns } from './spread-runs';
import type { OwnState, ReadOwn, SimulatorState } from './state';

/** What the store takes its effects from. */
export interface SimulatorDeps {
  readonly pool: Pick<LanePool, 'year' | 'summary' | 'dispose'>;
  readonly readOwn: () => Promise<ReadOwn>;
}

/** The store of the simulator's page with its end. */
export interface Simulator {
  readonly store: StoreApi<SimulatorState>;
  dispose(): void;
}

/** Ad hoc lanes that are kept, by seed: they do not change with the switches. */
const KEPT_LANES = 8;

/** Makes the store; it computes the first year when its settings are taken. */
export function createSimulator({ pool, readOwn }: SimulatorDeps): Simulator {
  let own: OwnPractices = {};
  let stop = new AbortController();
  const adHocLanes = new Map<string, Promise<LaneYear>>();

  const adHocLane = (seed: string): Promise<LaneYear> => {
    const known = adHocLanes.get(seed);
    if (known) return known;
    const lane = pool.year({ seed, switches: AD_HOC, own: {} });
    adHocLanes.set(seed, lane);
    lane.catch(() => adHocLanes.delete(seed));
    if (adHocLanes.size > KEPT_LANES) adHocLanes.delete(adHocLanes.keys().next().value!);
    return lane;
  };
  const effective = ({ switches }: YearSettings): Switches => withoutMissing(switches, own);

  const compute = async () => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const { settings } = store.getState();
    store.setState(({ shown }) => ({ shown: { status: 'computing', year: shown.year } }));
    try {
      const switches = effective(settings);
      const [adHoc, practice] = await Promise.all([
        adHocLane(settings.seed),
        sameSwitches(switches, AD_HOC)
          ? adHocLane(settings.seed)
          : pool.year({ seed: settings.seed, switches, own }, signal),
      ]);
      if (signal.aborted) return;
      store.setState({ shown: { status: 'ready', year: pairYear(settings, adHoc, practice) } });
    } catch (error) {
      if (signal.aborted) return;
      store.setState(({ shown }) => ({
        shown: { status: 'failed', year: shown.year, error: recordOf(error, 'simulator-failed') },
      }));
    }
  };
  const take = (settings: YearSettings, problems: readonly string[] = []) => {
    store.setState({ settings, problems });
    void compute();
  };

  const store = createStore<SimulatorState>((_set, get) => ({
    settings: FIRST_SETTINGS,
    problems: [],
    shown: { status: 'computing', year: null },
    spread: { status: 'none', total: 0, outcomes: [], settings: null },
    own: null,
    take,
    setSeed: (text) => {
      const seed = seedOf(text);
      if (seed !== '' && seed !== get().settings.seed) take({ ...get().settings, seed });
    },
    setSwitch: (id, choice) => {
      const { seed, switches } = get().settings;
      take({ seed, switches: withSwitch(switches, id, choice) });
    },
    setAll: (choice) => take({ seed: get().settings.seed, switches: allSwitches(choice) }),
    retry: () => void compute(),
    runSpread: (seeds) => spreads.run(get().settings, effective(get().settings), own, seeds),
    stopSpread: () => spreads.stop(),
  }));
  const spreads = createSpreadRuns(pool, store);

  const readStoredWork = async () => {
    try {
      const read = await readOwn();
      own = read.practices;
      store.setState({ own: read.states });
      const { settings } = store.getState();
      if (PRACTICES.some(({ id }) => settings.switches[id] === 'own')) void compute();
    } catch (error) {
      const why = `Your stored work cannot be read here: ${recordOf(error).message}`;
      store.setState({ own: allOwn({ status: 'unreadable', why }) });
    }
  };
  void readStoredWork();

  return {
    store,
    dispose: () => {
      stop.abort();
      spreads.stop();
      pool.dispose();
    },
  };
}

/** A link may ask for somebody’s own practice where there is none: then the reference stands in for it. */
function withoutMissing(switches: Switches, own: OwnPractices): Switches {
  return PRACTICES.reduce(
    (all, { id }) => (all[id] === 'own' && !own[id] ? withSwitch(all, id, 'reference') : all),
    switches,
  );
}

function allOwn(state: OwnState): Readonly<Record<PracticeId, OwnState>> {
  return Object.fromEntries(PRACTICES.map(({ id }) => [id, state])) as Record<PracticeId, OwnState>;
}
