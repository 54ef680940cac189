import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../core/errors';
import { MonitoringError } from '../errors';
import { firstIssue } from '../first-issue';
import { parseDuration } from '../metrics/duration';
import { checkTypes } from '../promql/check-types';
import { parsePromql } from '../promql/parse';
import type { Indicator, Objective } from './objective';
import { rateOf } from './rate-of';

/** A name as OpenSLO and Kubernetes allow it (RFC 1123). */
const name = z
  .string()
  .regex(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/, 'is no name: use small letters, digits and -');

const source = z.object({ metricSource: z.object({ spec: z.object({ query: z.string().min(1) }) }) });

const documentSchema = z.object({
  apiVersion: z.literal('openslo/v1'),
  kind: z.literal('SLO'),
  metadata: z.object({
    name,
    displayName: z.string().optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({
    service: name,
    description: z.string().max(1050).default(''),
    budgetingMethod: z.literal('Occurrences', {
      error: 'is not Occurrences; the lab counts events, not slices of time',
    }),
    indicator: z.object({
      spec: z.object({
        ratioMetric: z.object({
          counter: z.literal(true, { error: 'is not true; the lab takes counters' }),
          good: source.optional(),
          bad: source.optional(),
          total: source,
        }),
      }),
    }),
    timeWindow: z.array(z.object({ duration: z.string(), isRolling: z.literal(true).optional() })).length(1),
    objectives: z
      .array(z.object({ displayName: z.string().optional(), target: z.number().gt(0).lt(1) }))
      .min(1),
  }),
});

/** The annotation of `metadata` that asks for a least number of events. */
const MINIMUM_EVENTS = 'stagecraft.dev/minimum-events';

/**
 * Reads objectives: documents of OpenSLO v1 (`kind: SLO`) with a ratio of Prometheus counters.
 * @param path for messages
 * @throws MonitoringError that names the document and the first thing that is wrong with it
 */
export function parseObjectives(text: string, path: string): Objective[] {
  const documents = parseAllDocuments(text);
  const found = [...documents].flatMap((document, at) => {
    const broken = document.errors[0];
    if (broken) throw invalid(path, `it is no YAML: ${broken.message.split('\n')[0]}`);
    const value: unknown = document.toJS();
    return value === null
      ? []
      : objectivesOf(value, documents.length > 1 ? `document ${at + 1}: ` : '', path);
  });
  const names = found.map((one) => `${one.service}/${one.name}`);
  const twice = names.find((one, at) => names.indexOf(one) !== at);
  if (twice !== undefined) throw invalid(path, `the objective ${twice} is there twice`);
  return found;
}

function objectivesOf(value: unknown, where: string, path: string): Objective[] {
  const parsed = documentSchema.safeParse(value);
  if (!parsed.success) throw invalid(path, where + firstIssue(parsed.error));
  const { metadata, spec } = parsed.data;
  const [{ duration } = { duration: '' }] = spec.timeWindow;
  const period = parseDuration(duration);
  if (period === null || period === 0)
    throw invalid(
      path,
      `${where}spec.timeWindow.0.duration: ${JSON.stringify(duration)} is no duration, such as 30d`,
    );
  const minimumEvents = Number(metadata.annotations?.[MINIMUM_EVENTS] ?? 0);
  if (!(minimumEvents >= 0))
    throw invalid(path, `${where}metadata.annotations.${MINIMUM_EVENTS} is no number`);
  const { good, bad, total } = spec.indicator.spec.ratioMetric;
  if ((good === undefined) === (bad === undefined))
    throw invalid(path, `${where}spec.indicator.spec.ratioMetric: name either good or bad events`);
  const indicator: Indicator = {
    part: good ? 'good' : 'bad',
    partQuery: (good ?? bad)!.metricSource.spec.query,
    totalQuery: total.metricSource.spec.query,
  };
  checkQueries(indicator, where, path);
  return spec.objectives.map(({ target }, at) => ({
    name: spec.objectives.length === 1 ? metadata.name : `${metadata.name}-${at + 1}`,
    service: spec.service,
    description: spec.description || (metadata.displayName ?? metadata.name),
    indicator,
    target,
    period,
    minimumEvents,
  }));
}

function checkQueries({ partQuery, totalQuery }: Indicator, where: string, path: string): void {
  for (const query of [partQuery, totalQuery]) {
    try {
      const rate = rateOf(query, '5m');
      checkTypes(parsePromql(rate), rate);
    } catch (thrown) {
      throw invalid(path, `${where}spec.indicator.spec.ratioMetric: ${messageOf(thrown)}`);
    }
  }
}

const invalid = (path: string, what: string): MonitoringError =>
  new MonitoringError('objective-invalid', `The objectives in ${path} cannot be used: ${what}.`, { path });
