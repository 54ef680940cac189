import { z } from 'zod';
import { seededRng } from '../../core/rng';
import { poisonExport } from '../../dataset/dirt/poison-export';
import type { DirtLedger } from '../../dataset/dirt/types';
import { readSelected } from '../../selection/results';
import { poisonPriceList } from '../features/poison';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { Measurement, MeasurementKind } from '../types';
import { selectionOptions } from './selection/run-selection';

const schema = z.strictObject({
  ...selectionOptions,
  prices: z
    .string()
    .optional()
    .describe('A price list of the workspace whose held-out prices are poisoned too.'),
  heldOutFrom: z.number().describe('The prices of this year and later are poisoned.'),
});

/**
 * Runs the script twice on a hidden remake of the export: as it is, and with absurd prices in the held-out sales. A choice
 * of features that moves has looked at them.
 */
export const selectionPoison: MeasurementKind<z.output<typeof schema>> = {
  kind: 'selection-poison',
  trust: 'verified',
  parseOptions: optionsBy('selection-poison', schema),
  facts: {
    ...ENDING_FACTS,
    problem: 'why the choice cannot be read',
    selectedCount: 'features kept',
    moved: 'features that were kept in one run alone',
    gone: 'features that are gone after the held-out prices changed',
    come: 'features that came in their place',
    featuresMoved: 'whether the features themselves moved',
  },
  async measure(context, options): Promise<Measurement> {
    // The same seed as the kind selected-features: the clean run is then one and the same.
    const seed = `${context.seed}/select`;
    const program = scriptOrEnding(context.files, options.script);
    if ('facts' in program) return program;
    const data = context.remake(options.data, seed);
    const run = (files: Readonly<Record<string, string>>) =>
      runMeasured(context, program.program, {
        files: { ...context.files, ...files },
        deadlineMs: options.deadlineMs,
      });
    context.progress(0.1, 'Running your script on another export');
    const clean = await run({ [options.data]: data });
    if (clean.outcome !== 'completed')
      return { facts: endingFacts(clean), location: learnersLine(clean), runIds: [clean.runId] };
    context.progress(0.5, 'Running it again with absurd prices in 2009 and 2010');
    const ledger = JSON.parse(context.remake(options.ledger, seed)) as DirtLedger;
    const rng = seededRng(`${context.seed}/poison`);
    const factors = new Map<string, number>();
    const factorOf = (listing: string) => {
      const factor = factors.get(listing) ?? 0.3 + 4 * rng.next() ** 2;
      factors.set(listing, factor);
      return factor;
    };
    const list = options.prices === undefined ? undefined : context.files[options.prices];
    const poisoned = await run({
      [options.data]: poisonExport(data, ledger, options.heldOutFrom, factorOf),
      ...(typeof list === 'string'
        ? { [options.prices!]: poisonPriceList(list, options.heldOutFrom, rng) }
        : {}),
    });
    const runIds = [clean.runId, poisoned.runId];
    if (poisoned.outcome !== 'completed')
      return { facts: endingFacts(poisoned), location: learnersLine(poisoned), runIds };
    const before = keptIn(clean.writes[options.file]);
    const after = keptIn(poisoned.writes[options.file]);
    if ('problem' in before || 'problem' in after) {
      const problem = 'problem' in before ? before.problem : 'problem' in after ? after.problem : '';
      return { facts: { ...endingFacts(poisoned), problem: `${options.file}: ${problem}` }, runIds };
    }
    const gone = before.features.filter((name) => !after.features.includes(name));
    const come = after.features.filter((name) => !before.features.includes(name));
    return {
      facts: {
        ...endingFacts(poisoned),
        problem: null,
        selectedCount: before.features.length,
        moved: gone.length + come.length,
        gone: gone.join(', '),
        come: come.join(', '),
        featuresMoved:
          withoutPrices(clean.writes[options.features]) !== withoutPrices(poisoned.writes[options.features]),
      },
      runIds,
    };
  },
};

function keptIn(content: string | Uint8Array | null | undefined) {
  const read =
    typeof content === 'string' ? readSelected(content) : { problem: 'the script did not write it' };
  return 'problem' in read ? read : { features: read.value.features };
}

/** A table of features without its column of prices, which of course moves. */
function withoutPrices(csv: string | Uint8Array | null | undefined): string {
  if (typeof csv !== 'string') return '';
  const lines = csv.trim().split(/\r?\n/);
  const at = lines[0]?.split(',').indexOf('Sale_Price') ?? -1;
  if (at < 0) return csv.trim();
  return lines
    .map((line) =>
      line
        .split(',')
        .filter((_, i) => i !== at)
        .join(','),
    )
    .join('\n');
}
