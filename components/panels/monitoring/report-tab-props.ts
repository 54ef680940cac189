import type { StoreApi } from 'zustand';
import type { MonitoringReport } from '@/engine/monitoring/service/report';
import type { LabState } from '@/stores/lab-contract';
import type { MonitoringState } from './monitoring-state';

/** What every tab is given. */
export interface ReportTabProps {
  readonly lab: StoreApi<LabState>;
  readonly folder: string;
  readonly report: MonitoringReport;
  readonly store: StoreApi<MonitoringState>;
}
