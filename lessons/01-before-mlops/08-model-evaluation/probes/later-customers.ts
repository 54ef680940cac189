/**
 * The evaluation of a lane saw the first half of the held-out customers. The others come in ten weeks; who reaches the
 * threshold of its report is called. Without one it is 0.5, as in every library.
 */
import { readFile } from 'node:fs/promises';
import type { Row } from '../src/csv.ts';
import { judgedBefore } from './judged-before.ts';

const WEEKS = 10;
const DEFAULT_THRESHOLD = 0.5;
const MINUTES_A_WEEK = 7 * 24 * 60;

export default async function laterCustomers() {
  const costs: { falseAlarm: number; missedLeaver: number } = JSON.parse(await readFile('costs.json', 'utf8'));
  const { report, laterCustomers } = await judgedBefore();
  const threshold = report.churn?.threshold ?? DEFAULT_THRESHOLD;
  const isCalled = (customer: Row) => Number(customer.probability) >= threshold;
  const left = (customer: Row) => customer.truth === '1';
  const missed = (customers: Row[]) => customers.filter((one) => left(one) && !isCalled(one)).length;
  const disturbed = (customers: Row[]) => customers.filter((one) => !left(one) && isCalled(one)).length;
  const costOf = (customers: Row[]) => missed(customers) * costs.missedLeaver + disturbed(customers) * costs.falseAlarm;
  const costOfAll = (customers: Row[]) => customers.filter((one) => !left(one)).length * costs.falseAlarm;

  const events = Array.from({ length: WEEKS }, (_, week) => {
    const size = laterCustomers.length / WEEKS;
    const customers = laterCustomers.slice(Math.round(week * size), Math.round((week + 1) * size));
    return {
      at: week * MINUTES_A_WEEK,
      label: `Week ${week + 1}`,
      outcome: costOf(customers) <= costOfAll(customers) ? 'right' : 'silently-wrong',
      input: { customers: customers.length, leavers: customers.filter(left).length },
      expected: { errorsCostLessThanCallingEverybody: costOfAll(customers) },
      seen: { errorsCost: costOf(customers), leaversNotCalled: missed(customers), callsForNothing: disturbed(customers) },
    };
  });
  return {
    measures: {
      cost: costOf(laterCustomers),
      missed: missed(laterCustomers),
      dearer: events.filter(({ outcome }) => outcome !== 'right').length,
    },
    notes: {
      cost: `called from ${threshold} on`,
      missed: `${laterCustomers.filter(isCalled).length} of ${laterCustomers.length} customers were called`,
    },
    events,
  };
}
