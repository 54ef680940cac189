import { parseDocument } from 'yaml';
import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import { parseDuration } from '../../monitoring/metrics/duration';

/** Where a workspace says what is sent to its service, and what stands before it. */
export const PLAN_PATH = 'traffic/traffic.yaml';

/** A duration as Prometheus and Kubernetes write it (`20ms`, `10m`), in seconds. */
const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms / 1000;
  context.addIssue(`${JSON.stringify(text)} is no duration, such as 300ms, 2s or 10m`);
  return z.NEVER;
});
const count = z.number().int().min(1);
const share = z.number().min(0).max(1);

const planSchema = z.strictObject({
  service: z.string().min(1).describe('The module that answers: its default export has `fetch`.'),
  rows: z.strictObject({
    file: z.string().min(1).describe('A table whose rows are sent.'),
    path: z.string().startsWith('/').describe('Where they are sent to, by POST.'),
    format: z
      .enum(['csv', 'json'])
      .default('csv')
      .describe('Several rows in one request: lines below a header, or a list.'),
    most: count
      .max(2000)
      .default(200)
      .describe('How many rows are really sent when the service is measured.'),
    different: count
      .max(1_000_000)
      .optional()
      .describe(
        'How many different ones are asked for, e.g. customers; they meet what the rows met, in turn. As many as rows when absent.',
      ),
    popularity: z
      .number()
      .min(0)
      .max(3)
      .default(0)
      .describe('Exponent of Zipf’s law: how often some rows are asked for more than others.'),
    perSecond: z
      .number()
      .min(0.01)
      .max(1000)
      .default(5)
      .describe('How many come a second while a rollout in the cluster of the terminal is analysed.'),
    date: z.string().optional().describe('The column by whose dates the table can be replayed.'),
  }),
  manifests: z.string().default('k8s').describe('The folder of Kubernetes objects, or one file.'),
  port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('The port that it listens at; absent: whichever it is asked at.'),
  monitoring: z
    .string()
    .optional()
    .describe(
      'The folder of those who watch: rules.yml, slo.yaml, alertmanager.yml, as many of them as there are.',
    ),
  workers: count.max(64).default(1).describe('Requests that one replica works on at a time.'),
  queue: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Requests that wait in a replica at most; absent: no limit.'),
  batching: z
    .strictObject({
      most: count.max(256).describe('Rows of a batch at most.'),
      wait: duration.describe('How long the first waits for others.'),
    })
    .optional(),
  cache: z
    .strictObject({
      size: count.describe('Answers that are kept.'),
      ttl: duration.optional().describe('How long an answer is good; absent: for ever.'),
    })
    .optional(),
  answers: z
    .strictObject({
      tolerance: z.number().min(0).describe('Numbers of answers that are further apart differ.'),
      decision: z.string().optional().describe('The field of an answer that is the decision.'),
    })
    .optional()
    .describe('What is counted of answers: `predictions_total` and `shadow_comparisons_total`.'),
  clients: z
    .strictObject({
      timeout: duration.optional(),
      retries: z
        .strictObject({ most: count.max(10), backoff: duration, budget: share.optional() })
        .optional(),
    })
    .default({}),
  objective: z
    .strictObject({
      within: duration.describe('How soon an answer has to be there.'),
      share: share.describe('Of all requests, how many.'),
      age: duration.optional().describe('How old an answer may be.'),
    })
    .default({ within: 0.3, share: 0.99 }),
  cloud: z
    .strictObject({
      provider: z.enum(['aws', 'gcp', 'azure']),
      region: z.string().min(1),
      machine: z.string().min(1),
      market: z.enum(['on-demand', 'spot']).default('on-demand'),
      nodes: count.max(100).default(10).describe('Machines at most.'),
    })
    .optional(),
});

/** What `traffic/traffic.yaml` says. Times in seconds. */
export type TrafficPlan = z.output<typeof planSchema>;

/** The plan of a workspace cannot be used. */
export class PlanError extends StagecraftError<'traffic-plan'> {
  constructor(what: string, path = PLAN_PATH) {
    super('traffic-plan', `${path}: ${what}`, { path });
  }
}

/** @throws PlanError that says what was found, where, and what it should be */
export function parsePlan(text: string): TrafficPlan {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw new PlanError(`it is no YAML: ${broken.message.split('\n')[0]}.`);
  const parsed = planSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new PlanError(`${issue.path.join('.') || 'the file'}: ${issue.message}.`);
}
