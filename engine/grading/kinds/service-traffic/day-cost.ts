import { microOf, sumOf } from '../../../deployment/cloud/money/money';
import type { Provider } from '../../../deployment/cloud/providers';
import { serviceName } from '../../../deployment/cloud/usage/service-names';
import { monthlyBills } from '../../../operations/bills';
import type { BillSetting } from '../../../operations/description';
import type { OperationsResult } from '../../../operations/result';
import { QUIET_WINDOWS } from './stages';

const MINUTES = 1440;

/** Dollars of the machines of a month on one cloud; null: its price list lacks them. */
export interface MachineCost {
  readonly provider: Provider;
  readonly usd: number | null;
}

/** What the machines of a month cost whose days are quiet, with such a burst each evening; the chosen cloud first. */
export function machinesOfMonth(bill: BillSetting, result: OperationsResult): readonly MachineCost[] {
  const { podSeconds, podsPerNode, startAt, traffic } = result;
  const quiet = podSeconds.subarray(...QUIET_WINDOWS);
  const usual = quiet.reduce((sum, seconds) => sum + seconds, 0) / quiet.length;
  const day = new Float64Array(MINUTES).fill(usual);
  day.set(podSeconds, MINUTES - podSeconds.length);
  const bills = monthlyBills(bill, {
    startAt,
    windowSeconds: traffic.window,
    podSeconds: day,
    podsPerNode,
  });
  return bills.map(({ provider, bill: { lines }, missing }) => {
    const machines = serviceName(provider, 'machines');
    const own = lines.filter(({ service }) => service === machines);
    return {
      provider,
      usd: missing.length > 0 ? null : microOf(sumOf(own.map(({ money }) => money))) / 1e6,
    };
  });
}
