import { z } from 'zod';
import { OnCallError } from '../../../incidents/on-call/errors';
import { INCIDENTS } from '../../../incidents/registry';
import { readYaml } from '../../../monitoring/read-yaml';
import { policiesSchema } from '../../../world/policies/policies';

const hourOfDay = z.number().int().min(0).max(24);
const ids = INCIDENTS.map(({ id }) => id);

/** A shift as its file describes it: which service, how long, what may happen, and where the files are that one works with. */
export const shiftSchema = z.strictObject({
  title: z.string().min(1).default('A week on call'),
  service: z.enum(['homestead', 'northline']),
  table: z.string().min(1).describe('The table that its rows come from, from the root of the workspace.'),
  seed: z.string().min(1),
  hours: z
    .number()
    .int()
    .min(24)
    .max(24 * 62)
    .default(168),
  perDay: z.number().min(100).max(200_000).default(20_000).describe('Requests a day, on average.'),
  incidents: z.strictObject({
    count: z.number().int().min(0).max(40),
    from: z.number().int().min(0).default(6).describe('No earlier than this hour.'),
    until: z.number().int().min(1).optional().describe('No later; a day before the end when absent.'),
    among: z
      .array(z.string().refine((id) => ids.includes(id), `is no incident; there are: ${ids.join(', ')}`))
      .optional()
      .describe('Which kinds; all that make sense when absent.'),
  }),
  objective: z
    .strictObject({
      target: z.number().gt(0).lt(1).default(0.99),
      periodHours: z.number().min(1).default(720),
    })
    .prefault({}),
  attended: z
    .strictObject({ from: hourOfDay, until: hourOfDay })
    .nullable()
    .default({ from: 8, until: 22 })
    .describe(
      'Hours of the day, UTC, in which you are there. Else whoever has the runbook; null: always they.',
    ),
  policies: policiesSchema
    .partial()
    .optional()
    .describe('How the team works, where it is another than that of a team on call.'),
  rules: z
    .string()
    .optional()
    .describe('Prometheus rules, beside this file; those of the reference when absent.'),
  runbook: z.string().default('runbook.md').describe('Beside this file.'),
  log: z.string().default('log.json').describe('What was done, beside this file; written as one plays.'),
});

/** A shift on call. */
export type Shift = z.output<typeof shiftSchema>;

/**
 * Reads the file of a shift.
 * @param where for messages: its path
 * @throws OnCallError `shift-unreadable`
 */
export function parseShift(text: string, where: string): Shift {
  return readYaml(
    text,
    shiftSchema,
    (what) => new OnCallError('shift-unreadable', `${where} describes no shift: ${what}.`, { where }),
  );
}
