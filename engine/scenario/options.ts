import type { z } from 'zod';
import { ScenarioOptionsError } from './errors';

/**
 * A `parseOptions` for a scenario, from a zod schema.
 * @throws ScenarioOptionsError (from the function that is returned) with the path of the first thing that is wrong.
 */
export function scenarioOptionsBy<Schema extends z.ZodType>(
  scenario: string,
  schema: Schema,
): (options: unknown) => z.output<Schema> {
  return (options) => {
    const parsed = schema.safeParse(options);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    throw new ScenarioOptionsError(scenario, `${issue.path.join('.')}: ${issue.message}`);
  };
}
