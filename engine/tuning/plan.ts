import { z } from 'zod';
import { messageOf, StagecraftError } from '../core/errors';
import type { JsonValue } from '../core/json';

const choicesSchema = z.strictObject({
  choices: z.array(z.json()).min(1).describe('The values to choose from, e.g. [32, 64] or [[16], [32, 16]].'),
});

const rangeSchema = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    scale: z.enum(['linear', 'log']).default('linear'),
    type: z.enum(['float', 'int']).default('float'),
    levels: z.number().int().min(1).max(100).default(3).describe('How many values a grid takes.'),
  })
  .refine(({ from, to }) => from < to, { error: '"from" must be less than "to"' })
  .refine(({ scale, from }) => scale === 'linear' || from > 0, {
    error: 'a log scale needs a "from" above 0',
  });

const searchSchema = z.discriminatedUnion('algorithm', [
  z.strictObject({ algorithm: z.literal('grid') }),
  z.strictObject({ algorithm: z.literal('random'), trials: z.number().int().min(1).max(1000).optional() }),
  z.strictObject({
    algorithm: z.literal('halving'),
    trials: z.number().int().min(1).max(1000),
    eta: z.number().int().min(2).max(10).default(3),
    min: z.number().int().min(1).default(1).describe('What each trial of the first rung gets.'),
  }),
  z.strictObject({
    algorithm: z.literal('hyperband'),
    eta: z.number().int().min(2).max(10).default(3),
  }),
]);

const planSchema = z.strictObject({
  script: z.string().default('trial'),
  result: z.string().default('out/trial.json'),
  objective: z.strictObject({
    name: z.string().min(1),
    goal: z.enum(['minimise', 'maximise']).default('minimise'),
    unit: z.string().default(''),
  }),
  resource: z.strictObject({ name: z.string().min(1), max: z.number().int().min(1).max(100_000) }),
  budget: z.number().int().min(1).max(10_000_000),
  seed: z.number().int().default(1),
  search: searchSchema,
  space: z
    .record(z.string(), z.union([choicesSchema, rangeSchema]))
    .refine((space) => Object.keys(space).length > 0, { error: 'name at least one parameter' }),
});

/** One parameter of the space: some choices, or a range on a linear or logarithmic scale. */
export type Dimension = z.output<typeof choicesSchema> | z.output<typeof rangeSchema>;

/**
 * A declared search: what is tried, in which order, and what it may cost. `resource` names the parameter that says how
 * much one trial is trained (epochs); `budget` is the most that all trials together may use of it.
 */
export type TuningPlan = z.output<typeof planSchema>;

/** The values of one trial, by the names of the parameters. */
export type Point = Readonly<Record<string, JsonValue>>;

/** tuning.json cannot be read as a search. */
export class TuningPlanError extends StagecraftError<'tuning-plan'> {
  constructor(path: string, reason: string) {
    super('tuning-plan', `${path} does not describe a search: ${reason}`, { path });
  }
}

/**
 * Reads a search from the text of a file such as tuning.json.
 * @throws TuningPlanError with the place in the file and the reason.
 */
export function parseTuningPlan(text: string, path = 'tuning.json'): TuningPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TuningPlanError(path, `it is not valid JSON (${messageOf(error)}).`);
  }
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const place = issue.path.length > 0 ? `at "${issue.path.join('.')}", ` : '';
    throw new TuningPlanError(path, `${place}${issue.message}.`);
  }
  const plan = parsed.data;
  if (Object.hasOwn(plan.space, plan.resource.name))
    throw new TuningPlanError(
      path,
      `"${plan.resource.name}" is the resource, so it cannot be searched as well.`,
    );
  if (plan.search.algorithm === 'halving' && plan.search.min > plan.resource.max)
    throw new TuningPlanError(path, `"search.min" is above "resource.max".`);
  return plan;
}
