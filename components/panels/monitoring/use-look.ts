import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { MonitoringReport } from '@/engine/monitoring/service/report';
import type { MonitoringState } from './monitoring-state';

/** The look that is shown, and how to show another. */
export interface ShownLook {
  /** Its number. */
  readonly at: number;
  readonly time: number | null;
  readonly show: (at: number) => void;
}

/** The look that was chosen; else the first in which anything was wrong; else the last. */
export function useLook(report: MonitoringReport, store: StoreApi<MonitoringState>): ShownLook {
  const chosen = useStore(store, (state) => state.look);
  const { looks, columns } = report;
  const found = chosen === null ? -1 : looks.findIndex(({ time }) => time === chosen);
  const troubled = looks.findIndex(
    ({ failed }, i) => failed > 0 || columns.some(({ drifted }) => drifted[i] === true),
  );
  const at = Math.max(0, found >= 0 ? found : troubled >= 0 ? troubled : looks.length - 1);
  return {
    at,
    time: looks[at]?.time ?? null,
    show: (next) => store.setState({ look: looks[next]?.time ?? null }),
  };
}
