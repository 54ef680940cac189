import { z } from 'zod';
import { ACTION_KINDS } from '../actions';
import { hours } from './share';

const acts = z.array(z.enum(ACTION_KINDS));

/** Monitoring: what is watched, and who does what when it shows. Rules and suites are the files of lesson 2.8. */
export const monitoringPolicy = z.strictObject({
  rules: z.string().nullable().describe('A file of Prometheus rules; null: none.'),
  suite: z.string().nullable().describe('A suite of expectations, as JSON; null: none.'),
  drift: z
    .strictObject({
      columns: z.array(z.string()).min(1).describe('Which columns; `estimate` is what was answered.'),
      everyHours: z.number().int().min(1).max(8760),
      windowDays: z.number().min(1).max(366),
      test: z
        .string()
        .optional()
        .describe('A name of a test of Evidently; absent: chosen by size, as Evidently does.'),
      threshold: z.number().min(0).optional(),
      share: z
        .number()
        .min(0)
        .max(1)
        .default(0.5)
        .describe('Of columns from which a data set counts as drifted.'),
    })
    .nullable(),
  dataEveryHours: z
    .number()
    .int()
    .min(0)
    .max(8760)
    .describe('Between looks at the data by the suite; 0: never.'),
  acknowledgeHours: hours.describe('From a page until somebody sits down to it.'),
  diagnoseHours: hours.describe(
    'What a person takes to find what to do, where nothing is written about the alert.',
  ),
  runbook: z
    .record(z.string(), acts)
    .describe('What is written: by the name of an alert, the acts in their order.'),
  complaintsToNotice: z
    .number()
    .min(1)
    .describe('How many complaints it takes until a fault is looked at that no monitor shows.'),
});

export type MonitoringPolicy = z.output<typeof monitoringPolicy>;
