import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import type { ServiceDescription } from '../fleet-description';

/** Where a workspace keeps what was measured of its service. */
export const SERVICE_RECORD_PATH = 'traffic/service-times.json';

const recordSchema = z.strictObject({
  format: z.literal('stagecraft-service-times/1'),
  entry: z.string().min(1).describe('The module that was measured.'),
  content: z.string().min(1).describe('Hash of the files that it was measured with.'),
  method: z
    .enum(['clock', 'counted'])
    .describe('clock: by the clock of the machine that it ran on; counted: by a formula, for graded runs.'),
  loadSeconds: z.number().nonnegative().describe('From the start of the process to its first answer.'),
  probes: z
    .record(z.string(), z.number().int())
    .optional()
    .describe(
      'The status of what a GET of the paths of its probes was answered with, where they were asked for.',
    ),
  answers: z
    .array(
      z.strictObject({
        seconds: z.number().nonnegative(),
        status: z.number().int().min(100).max(599),
        error: z.string().optional().describe('What left the service, or what it said of the failure.'),
        body: z
          .string()
          .optional()
          .describe('What it answered, where that was kept; its first 400 characters.'),
      }),
    )
    .min(1)
    .describe('One for each row that was sent, in their order.'),
});

/** What was measured of a service: the same record gives the same simulation, wherever it was made. */
export type ServiceRecord = z.output<typeof recordSchema>;

/** The record of a workspace cannot be read. */
export class ServiceRecordError extends StagecraftError<'service-record'> {
  constructor(what: string) {
    super('service-record', `${SERVICE_RECORD_PATH}: ${what}. Measure the service again to write it anew.`);
  }
}

/** @throws ServiceRecordError with what is wrong, and where */
export function parseServiceRecord(text: string): ServiceRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServiceRecordError('it is not JSON');
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ServiceRecordError(`${issue.path.join('.') || 'the file'}: ${issue.message}`);
}

/** The record as the text of its file, a line for each answer. */
export function serviceRecordText({ answers, ...head }: ServiceRecord): string {
  const fields = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n');
  return `{\n${fields.join('')}  "answers": [\n${lines}\n  ]\n}\n`;
}

/** The service times of a version of the simulation: the request for key k meets what row k (modulo their number) met. */
export function serviceOf({ answers }: ServiceRecord): ServiceDescription {
  return {
    kind: 'empirical',
    seconds: answers.map(({ seconds }) => seconds),
    failed: answers.map(({ status }) => status >= 500),
    byKey: true,
  };
}

/** What went wrong, the same once: how often, for which rows, with which status. The most frequent first. */
export function failuresOf({ answers }: ServiceRecord) {
  const byText = new Map<string, { status: number; text: string; rows: number[] }>();
  answers.forEach(({ status, error = '' }, row) => {
    if (status < 400) return;
    const key = `${status} ${error}`;
    const known = byText.get(key) ?? { status, text: error, rows: [] };
    known.rows.push(row);
    byText.set(key, known);
  });
  return [...byText.values()].sort((a, b) => b.rows.length - a.rows.length);
}
