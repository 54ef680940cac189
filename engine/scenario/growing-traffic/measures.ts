import type { MeasureDefinition } from '../types';

/** What is measured while ten users a day become a thousand, and then a crowd comes. */
export const GROWING_TRAFFIC_MEASURES: readonly MeasureDefinition[] = [
  { id: 'lost', label: 'Requests in the burst without a good answer in time', unit: '%', better: 'lower' },
  { id: 'p50', label: 'Half of the answers in the burst within', unit: 'ms', better: 'lower' },
  { id: 'p95', label: '95 % of them within', unit: 'ms', better: 'lower' },
  { id: 'p99', label: '99 % of them within', unit: 'ms', better: 'lower' },
  { id: 'daily', label: '99 % of the answers on a day of 1,000 within', unit: 'ms', better: 'lower' },
  { id: 'replicas', label: 'Pods at most', unit: '', better: 'lower', isPrice: true },
  { id: 'aws', label: 'Machines a month on AWS', unit: '$', better: 'lower', isPrice: true },
  { id: 'gcp', label: 'Machines a month on Google Cloud', unit: '$', better: 'lower', isPrice: true },
  { id: 'azure', label: 'Machines a month on Azure', unit: '$', better: 'lower', isPrice: true },
];
