import { keptState } from '../kept-state';

/** The views of the panel. */
export type ClusterTab = 'workload' | 'events' | 'services';

export interface ClusterPanelState {
  /** The workload that is shown: `Deployment/web`; null: the first. */
  readonly workload: string | null;
  readonly tab: ClusterTab;
}

/** What the cluster panel of a session shows. */
export const clusterState = keptState<ClusterPanelState>({ workload: null, tab: 'workload' });
