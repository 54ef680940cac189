import { z } from 'zod';
import { driftTestNamed } from '../drift/registry';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import { readYaml } from '../read-yaml';

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  context.addIssue(`${JSON.stringify(text)} is no duration, such as 7d`);
  return z.NEVER;
});

const test = z.strictObject({ test: z.string().optional(), threshold: z.number().nonnegative().optional() });

const detector = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/, 'is no name: use small letters, digits, - and _'),
  detector: z.enum(['ddm', 'page-hinkley', 'adwin']),
  options: z.record(z.string(), z.number()).default({}),
});

const schema = z.strictObject({
  window: duration.prefault('7d'),
  minimumRows: z.number().int().positive().default(100),
  columns: z.array(z.string()).min(1).optional(),
  numeric: test.default({}),
  categorical: test.default({}),
  tests: z.record(z.string(), test).default({}),
  share: z.number().gt(0).max(1).default(0.5),
  concept: z.array(detector).default([]),
});

/** How one column, or all of a kind, are compared; what is absent is chosen as Evidently chooses it. */
export interface ChosenTest {
  readonly test?: string | undefined;
  readonly threshold?: number | undefined;
}

/** A detector of concept drift over the errors, in the order in which labels arrive. */
export interface DetectorChoice {
  readonly name: string;
  readonly detector: 'ddm' | 'page-hinkley' | 'adwin';
  readonly options: Readonly<Record<string, number>>;
}

/** What is compared with what, as `drift.yaml` says it. */
export interface DriftPlan {
  /** Milliseconds of served rows that are compared with the reference. */
  readonly window: number;
  /** With fewer rows nothing is said. */
  readonly minimumRows: number;
  /** Absent: every column that the reference has too. */
  readonly columns?: readonly string[] | undefined;
  readonly numeric: ChosenTest;
  readonly categorical: ChosenTest;
  /** By column. */
  readonly tests: Readonly<Record<string, ChosenTest>>;
  /** The share of drifted columns from which the data set counts as drifted. */
  readonly share: number;
  readonly concept: readonly DetectorChoice[];
}

/** The plan of a folder that has no `drift.yaml`: Evidently's choices, a week at a time. */
export const DEFAULT_DRIFT: DriftPlan = schema.parse({});

/**
 * Reads `drift.yaml`.
 * @param path for messages
 * @throws MonitoringError that names the first thing that is wrong
 */
export function parseDriftFile(text: string, path: string): DriftPlan {
  const invalid = (what: string) =>
    new MonitoringError('drift-plan-invalid', `The drift plan in ${path} cannot be used: ${what}.`, { path });
  const plan = readYaml(text, schema, invalid, {});
  const named = (name: string | undefined, kinds: readonly ('num' | 'cat')[], where: string) => {
    if (name === undefined) return;
    const problems = kinds.map((kind) => problemOf(name, kind));
    if (problems.every((problem) => problem !== null)) throw invalid(`${where}: ${problems[0]}`);
  };
  named(plan.numeric.test, ['num'], 'numeric.test');
  named(plan.categorical.test, ['cat'], 'categorical.test');
  for (const [column, { test: name }] of Object.entries(plan.tests))
    named(name, ['num', 'cat'], `tests.${column}.test`);
  const names = plan.concept.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalid(`concept: the detector ${twice} is there twice`);
  return plan;
}

function problemOf(name: string, kind: 'num' | 'cat'): string | null {
  try {
    driftTestNamed(name, kind);
    return null;
  } catch (thrown) {
    if (thrown instanceof MonitoringError) return thrown.message.replace(/\.$/, '');
    throw thrown;
  }
}
