import type { z } from 'zod';
import { StagecraftError } from '../core/errors';

/** The options of a measurement in lesson.yaml do not fit its kind; `data.path` leads to what is wrong. */
export class MeasurementOptionsError extends StagecraftError<'measurement-options'> {
  readonly path: readonly PropertyKey[];

  constructor(kind: string, path: readonly PropertyKey[], reason: string) {
    const where = ['with', ...path].join('.');
    super('measurement-options', `The options of the measurement ${kind} are wrong at ${where}: ${reason}.`, {
      kind,
      path,
    });
    this.path = path;
  }
}

/**
 * A `parseOptions` for a kind of measurement, from a zod schema.
 * @throws MeasurementOptionsError (from the function that is returned) with the path of the first thing that is wrong.
 */
export function optionsBy<Schema extends z.ZodType>(
  kind: string,
  schema: Schema,
): (options: unknown) => z.output<Schema> {
  return (options) => {
    const parsed = schema.safeParse(options ?? {});
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    throw new MeasurementOptionsError(kind, issue.path, issue.message);
  };
}
