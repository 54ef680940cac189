import { z } from 'zod';
import { WorldError } from '../errors';
import { CRASHES, type ModelMaker, REFUSES, type ServedEstimate } from '../ports';
import type { RowCondition } from '../rows/condition';

/** What a service answered for a row: a number (0 or 1 may be a score), `refused`, or null for an error. */
const answer = z.union([z.number(), z.literal('refused'), z.null()]);

/**
 * What a project really answered, written down beforehand by whoever ran its training and its service: a version for each training that
 * was run, with an answer for every row of the feed in every condition.
 */
export const estimateTableSchema = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        /** How many labels it was trained on: the first ones, in the order in which they came. */
        labels: z.number().int().min(1),
        /** Columns that it does without. */
        without: z.array(z.string()).default([]),
        /** By the id of a condition; `''` is that of rows as they are. */
        answers: z.record(z.string(), z.array(answer)),
      }),
    )
    .min(1),
});

export type EstimateTable = z.output<typeof estimateTableSchema>;
type Version = EstimateTable['versions'][number];

/**
 * A maker of models that looks up what was written down. A training brings the version that had seen most of the labels that there are
 * now, and does without the same columns. It has one recipe; labels that were poisoned after the table was made it cannot learn.
 * @param rows of the feed
 * @throws WorldError `model-missing` for a version that has not an answer for each row
 */
export function estimatesOf({ versions }: EstimateTable, rows: number): ModelMaker {
  for (const [at, { answers }] of versions.entries())
    for (const [condition, given] of Object.entries(answers))
      if (given.length !== rows)
        throw missing(
          `version ${at + 1} has ${given.length} answers for ${name(condition)}, and there are ${rows} rows`,
        );
  return {
    recipes: 1,
    train: ({ rows: labels, without }) => {
      const version = versionFor(versions, labels.length, without);
      return { answer: (row, condition) => answerOf(version, row, condition) };
    },
  };
}

function versionFor(versions: readonly Version[], labels: number, without: readonly string[]): Version {
  const fitting = versions.filter((one) => sameColumns(one.without, without));
  if (fitting.length === 0) throw missing(`no version does without ${without.join(', ') || 'nothing'}`);
  const [first, ...others] = [...fitting].sort((a, b) => a.labels - b.labels);
  return others.reduce((best, one) => (one.labels <= labels ? one : best), first!);
}

function answerOf({ answers }: Version, row: number, condition: RowCondition | null): ServedEstimate {
  const given = answers[condition?.id ?? ''];
  if (!given) throw missing(`it has no answers for ${name(condition?.id ?? '')}`);
  const found = given[row];
  if (found === 'refused') return REFUSES;
  return found ?? CRASHES;
}

const sameColumns = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((column) => b.includes(column));

const name = (condition: string): string =>
  condition === '' ? 'rows as they are' : `the condition ${condition}`;

const missing = (what: string): WorldError =>
  new WorldError(
    'model-missing',
    `The table of estimates lacks something: ${what}. Run the project once more on what the world asks for.`,
  );
