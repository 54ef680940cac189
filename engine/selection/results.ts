import { z } from 'zod';
import { messageOf } from '../core/errors';

const importanceSchema = z.object({
  /** What the error is measured in, e.g. `$`. */
  unit: z.string().default('$'),
  /** The error with every feature as it is. */
  error: z.number(),
  /** Which rows it was measured on, in words. */
  measuredOn: z.string().optional(),
  /** How often each feature was shuffled. */
  repeats: z.number().int().positive().optional(),
  features: z
    .array(
      z.object({
        name: z.string(),
        /** The mean growth of the error when this feature is shuffled. */
        mean: z.number(),
        /** The standard deviation of that growth over the repeats. */
        spread: z.number().min(0).default(0),
        /** Pearson's correlation with the target. */
        correlation: z.number().min(-1.000001).max(1.000001).nullish(),
      }),
    )
    .min(1),
});

const selectedSchema = z.object({
  unit: z.string().default('$'),
  /** The features that were kept. */
  features: z.array(z.string()),
  /** Sets that a model was trained on anew, each with its error on rows that it did not learn from. */
  curve: z.array(z.object({ features: z.array(z.string()).min(1), error: z.number() })).default([]),
});

/** What `out/importance.json` holds: a script's permutation importances. */
export type ImportanceFile = z.output<typeof importanceSchema>;
/** What `out/selected.json` holds: the features that a script kept, and how it came to them. */
export type SelectedFile = z.output<typeof selectedSchema>;
/** A file that was read, or why it could not be. */
export type Read<Value> = { readonly value: Value } | { readonly problem: string };

/** Reads the text of `out/importance.json`. */
export function readImportance(text: string): Read<ImportanceFile> {
  return read(text, importanceSchema);
}

/** Reads the text of `out/selected.json`. */
export function readSelected(text: string): Read<SelectedFile> {
  return read(text, selectedSchema);
}

function read<Schema extends z.ZodType>(text: string, schema: Schema): Read<z.output<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `it is not JSON (${messageOf(error)})` };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0]!;
  return { problem: `${issue.path.join('.') || 'the whole file'}: ${issue.message}` };
}
