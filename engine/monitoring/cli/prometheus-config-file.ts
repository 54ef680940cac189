import { z } from 'zod';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import { readYaml } from '../read-yaml';

const duration = z.string().refine((text) => parseDuration(text) !== null, 'is no duration, such as 30s');
const intervals = { scrape_interval: duration.optional(), scrape_timeout: duration.optional() };
const section = z.looseObject({});

const schema = z.strictObject({
  global: z
    .looseObject({
      ...intervals,
      evaluation_interval: duration.optional(),
      external_labels: z.record(z.string(), z.string()).optional(),
    })
    .nullish(),
  rule_files: z.array(z.string()).nullish(),
  scrape_configs: z
    .array(z.looseObject({ job_name: z.string().min(1), ...intervals, metrics_path: z.string().optional() }))
    .nullish(),
  alerting: section.nullish(),
  remote_write: z.array(section).nullish(),
  remote_read: z.array(section).nullish(),
  storage: section.nullish(),
  tracing: section.nullish(),
});

/**
 * Checks the configuration of a Prometheus, as far as the lab knows it: its sections, intervals and the names of its jobs.
 * @returns the rule files that it names, as it names them
 * @throws MonitoringError that names the first thing that is wrong
 */
export function checkPrometheusConfig(text: string, path: string): { readonly ruleFiles: readonly string[] } {
  const invalid = (what: string) =>
    new MonitoringError('rules-invalid', `The configuration in ${path} cannot be used: ${what}.`, { path });
  const data = readYaml(text, schema, invalid, {});
  const jobs = (data.scrape_configs ?? []).map(({ job_name }) => job_name);
  const twice = jobs.find((job, at) => jobs.indexOf(job) !== at);
  if (twice !== undefined) throw invalid(`found multiple scrape configs with job name "${twice}"`);
  return { ruleFiles: data.rule_files ?? [] };
}
