import { z } from 'zod';
import { seededRng } from '../../core/rng';
import { optionsBy } from '../options';
import { ProbeError, runProbe } from '../probe-run';
import { ENDING_FACTS, endingFacts } from '../run';
import type { FailingCase, Measurement, MeasurementKind } from '../types';
import { splitByTime, timeSplitSchema } from './time-split';

const schema = z.strictObject({
  split: timeSplitSchema.describe(
    'Where past and future part. Nothing of the future may influence a training.',
  ),
  poison: z
    .array(z.string())
    .min(1)
    .describe(
      'Numeric columns of the held-out rows that are multiplied by 2 to 9, at random, in the second training.',
    ),
  probe: z
    .string()
    .describe(
      'Trains briefly on the past; input `{ seed, future, heldOutFrom }`, returns `{ together, alone }`: estimates of the same rows asked all at once, and one by one. The table of the workspace holds past and future.',
    ),
  deadlineMs: z.number().int().positive().optional(),
});

const valueSchema = z.object({
  together: z.array(z.number().nullable()),
  alone: z.array(z.number().nullable()),
});

type Value = z.output<typeof valueSchema>;

/**
 * Looks for leaks by poisoning: the same training twice, with the held-out rows of the table as they are and with absurd
 * numbers in them. Estimates that move have looked at them. And a row's estimate must not depend on which other rows are
 * asked about with it.
 */
export const poisonedHoldout: MeasurementKind<z.output<typeof schema>> = {
  kind: 'poisoned-holdout',
  trust: 'verified',
  parseOptions: optionsBy('poisoned-holdout', schema),
  facts: {
    ...ENDING_FACTS,
    movedByFuture: 'the largest change of an estimate, as a share, after the held-out rows were poisoned',
    movedByCompany:
      'the largest change of an estimate, as a share, between asking for it alone and with others',
    rowsCompared: 'estimates that were compared',
  },
  needs: (options) => [options.probe],
  async measure(context, options): Promise<Measurement> {
    const { past, future, futureWithTruth } = splitByTime('poisoned-holdout', context.files, options.split);
    const rng = seededRng(`${context.seed}/poison`);
    const seed = rng.int(2 ** 31);
    const poisoned = poisonCsv(futureWithTruth, options.poison, () => 2 + rng.int(8));
    const run = (rows: string) =>
      runProbe(
        context,
        options.probe,
        { seed, future, heldOutFrom: options.split.heldOutFrom },
        {
          files: { ...context.files, [options.split.data]: past + rows.slice(rows.indexOf('\n') + 1) },
          deadlineMs: options.deadlineMs,
        },
      );
    context.progress(0.05, 'Training with the held-out rows in the table as they are');
    const clean = await run(futureWithTruth);
    context.progress(0.5, 'Training again with absurd numbers in the held-out rows');
    const dirty = clean.outcome === 'completed' ? await run(poisoned) : clean;
    const runIds = [...new Set([clean.runId, dirty.runId])];
    if (dirty.outcome !== 'completed') {
      const location = dirty.error?.frames.find((frame) => !frame.path.startsWith('probes/'));
      return { facts: endingFacts(dirty), location, runIds };
    }
    const before = parsed(options.probe, clean.value);
    const after = parsed(options.probe, dirty.value);
    const byFuture = largestMove(before.together, after.together);
    const byCompany = largestMove(before.together, before.alone);
    return {
      facts: {
        ...endingFacts(dirty),
        movedByFuture: byFuture.share,
        movedByCompany: byCompany.share,
        rowsCompared: before.together.length,
      },
      failingCase: caseOf(byFuture, byCompany),
      runIds,
    };
  },
};

interface Move {
  /** Null: nothing that could be compared. */
  readonly share: number | null;
  readonly row: number;
  readonly from: number | null;
  readonly to: number | null;
}

function largestMove(before: readonly (number | null)[], after: readonly (number | null)[]): Move {
  let largest: Move = { share: before.length === 0 ? null : 0, row: 0, from: null, to: null };
  before.forEach((from, row) => {
    const to = after[row] ?? null;
    const share =
      from === null || to === null ? null : Math.abs(to - from) / Math.max(Math.abs(from), Number.EPSILON);
    if (share === null || largest.share === null) largest = { ...largest, share: null };
    else if (share > largest.share) largest = { share, row, from, to };
  });
  return largest;
}

function caseOf(byFuture: Move, byCompany: Move): FailingCase | undefined {
  const future = (byFuture.share ?? 0) >= (byCompany.share ?? 0);
  const move = future ? byFuture : byCompany;
  if (move.from === null) return undefined;
  return {
    label: `held-out row ${move.row + 1}, ${future ? 'after others were poisoned' : 'asked for alone'}`,
    input: { row: move.row + 1 },
    expected: move.from,
    seen: move.to,
  };
}

/** Multiplies the numbers of some columns of a CSV, each by a factor of its own. */
export function poisonCsv(csv: string, columns: readonly string[], factor: () => number): string {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const poisoned = new Set(header.split(',').flatMap((name, i) => (columns.includes(name) ? [i] : [])));
  const rows = lines.map((line) =>
    line
      .split(',')
      .map((cell, i) => (poisoned.has(i) && cell !== '' ? String(Number(cell) * factor()) : cell))
      .join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

function parsed(probe: string, value: unknown): Value {
  const checked = valueSchema.safeParse(value);
  if (checked.success) return checked.data;
  throw new ProbeError(probe, `it returned ${checked.error.issues[0]!.message}`);
}
