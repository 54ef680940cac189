import type { StoreApi } from 'zustand/vanilla';
import { recordOf } from '../../engine/core/errors';
import type { OwnPractices } from '../../engine/simulator/own/own';
import type { YearSettings } from '../../engine/simulator/share-link';
import { spreadSeeds } from '../../engine/simulator/spread';
import { AD_HOC, type Switches, sameSwitches } from '../../engine/simulator/switches';
import type { LanePool } from '../../runtime/simulator/lane-pool';
import type { LaneSummary } from '../../runtime/simulator/protocol';
import type { SimulatorState, SpreadOutcome } from './state';

/** Runs years of many seeds, one spread at a time, and tells the store of each that is done. */
export function createSpreadRuns(pool: Pick<LanePool, 'summary'>, store: StoreApi<SimulatorState>) {
  let stop = new AbortController();
  /** Of seeds that were run before: with other switches only the practice lane is another. */
  const adHocLanes = new Map<string, LaneSummary>();

  const adHocOf = async (seed: string, signal: AbortSignal): Promise<LaneSummary> => {
    const known = adHocLanes.get(seed);
    if (known) return known;
    const summary = await pool.summary({ seed, switches: AD_HOC, own: {} }, signal);
    adHocLanes.set(seed, summary);
    return summary;
  };

  const run = (settings: YearSettings, switches: Switches, own: OwnPractices, count: number): void => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const outcomes: SpreadOutcome[] = [];
    const tell = (status: SimulatorState['spread']['status'], error?: unknown) => {
      const failure = error === undefined ? {} : { error: recordOf(error, 'simulator-failed') };
      store.setState({ spread: { status, total: count, outcomes: [...outcomes], settings, ...failure } });
    };
    const one = async (seed: string) => {
      const begun = adHocOf(seed, signal);
      const other = sameSwitches(switches, AD_HOC) ? begun : pool.summary({ seed, switches, own }, signal);
      const [adHoc, practice] = await Promise.all([begun, other]);
      if (signal.aborted) return;
      outcomes.push({
        seed,
        adHoc: adHoc.figures,
        practice: practice.figures,
        events: { adHoc: adHoc.events, practice: practice.events },
      });
      tell(outcomes.length === count ? 'done' : 'running');
    };
    tell('running');
    for (const seed of spreadSeeds(settings.seed, count))
      one(seed).catch((error: unknown) => {
        if (signal.aborted) return;
        stop.abort();
        tell('failed', error);
      });
  };

  return {
    run,
    /** Stops at once; what was computed stays. */
    stop: () => {
      stop.abort();
      store.setState(({ spread }) =>
        spread.status === 'running' ? { spread: { ...spread, status: 'stopped' } } : {},
      );
    },
  };
}
