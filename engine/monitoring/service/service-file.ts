import { z } from 'zod';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import { readYaml } from '../read-yaml';

/** The name of the file by which a folder is known as one of monitoring. */
export const SERVICE_FILE = 'service.yaml';

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  context.addIssue(`${JSON.stringify(text)} is no duration, such as 6h or 1d`);
  return z.NEVER;
});

const file = z.string().min(1);

const schema = z.strictObject({
  service: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'is no name: use small letters, digits and -'),
  served: z.strictObject({
    file,
    id: z.string().default('id'),
    time: z.string().default('served_at'),
    prediction: z.string(),
  }),
  labels: z.strictObject({
    file,
    id: z.string().default('id'),
    time: z.string().default('known_at'),
    value: z.string(),
  }),
  right: z.union([
    z.strictObject({ positive: z.string() }),
    z.strictObject({ within: z.number().positive() }),
  ]),
  reference: file,
  every: duration.prefault('3h'),
  looks: duration.prefault('1d'),
  model: z.string().optional(),
});

/** When a prediction counts as right. */
export type RightRule =
  /** A class; `positive` is the one that is looked for, so that a miss and a false alarm are told apart. */
  | { readonly positive: string }
  /** A number; at most this share of the label away from it. */
  | { readonly within: number };

/** What is watched: where served rows and their labels are, as `service.yaml` says it. Paths are from its folder. */
export interface WatchedService {
  readonly service: string;
  readonly served: {
    readonly file: string;
    readonly id: string;
    readonly time: string;
    readonly prediction: string;
  };
  readonly labels: {
    readonly file: string;
    readonly id: string;
    readonly time: string;
    readonly value: string;
  };
  readonly right: RightRule;
  /** The table that the model learned from: what is normal. */
  readonly reference: string;
  /** Milliseconds between scrapes, and between evaluations of rules. */
  readonly every: number;
  /** Milliseconds between looks at drift and quality. */
  readonly looks: number;
  /** The registered model that serves, as `churn/3`; absent: rows do not say. */
  readonly model?: string | undefined;
}

/**
 * Reads `service.yaml`.
 * @param path for messages
 * @throws MonitoringError that names the first thing that is wrong
 */
export function parseServiceFile(text: string, path: string): WatchedService {
  const invalid = (what: string) =>
    new MonitoringError('service-invalid', `The service in ${path} cannot be watched: ${what}.`, { path });
  const service = readYaml(text, schema, invalid);
  if (service.looks < service.every || service.looks % service.every !== 0)
    throw invalid('looks: has to be every, or a multiple of it, so that each look is scraped');
  return service;
}
