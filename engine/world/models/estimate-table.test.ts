import { describe, expect, it } from 'vitest';
import { happeningOf } from '../../incidents/happening-of';
import { incidentNamed } from '../../incidents/registry';
import { knownRows, worldPorts } from '../../scenario/scenarios/world/compose-world';
import { referenceLearner } from '../../scenario/scenarios/world/reference-learner';
import { houseFeed, passUntil, steadyInput } from '../../scenario/scenarios/world/testing/worlds';
import { askedConditions } from '../rows/asked-conditions';
import type { RowCondition } from '../rows/condition';
import { World } from '../world';
import { type EstimateTable, estimatesOf, estimateTableSchema } from './estimate-table';

const feed = houseFeed();
const rows = feed.truth.length;
const input = steadyInput(feed, {
  happenings: [
    {
      ...happeningOf(incidentNamed('sensor-stuck')!, { hour: 20, feed, seed: 'table' }),
      source: { type: 'world' },
    },
  ],
});
const order = { asOf: 0, recipe: 0, without: [], seed: 'table' };

/** What the reference answers after its first labels, as somebody would write it down who ran it. */
function written(conditions: readonly RowCondition[], labels: number): EstimateTable['versions'][number] {
  const known = Int32Array.from({ length: labels }, (_, row) => row);
  const targets = Float64Array.from(known, (row) => feed.truth[row]!);
  const model = referenceLearner(feed, knownRows(input), 'checked').train({ ...order, rows: known, targets });
  const answers = (condition: RowCondition | null) =>
    Array.from({ length: rows }, (_, row) => {
      const answer = model.answer(row, condition);
      return Number.isNaN(answer) ? null : Number.isFinite(answer) ? answer : ('refused' as const);
    });
  return {
    labels,
    without: [],
    answers: Object.fromEntries([null, ...conditions].map((one) => [one?.id ?? '', answers(one)])),
  };
}

describe('a table of estimates', () => {
  it('runs a world as the model would that it was written down from', () => {
    const conditions = askedConditions(input);
    expect(conditions.map(({ id }) => id)).toEqual(['sensor-stuck/Gr_Liv_Area']);
    const table = estimateTableSchema.parse(
      JSON.parse(JSON.stringify({ versions: [written(conditions, 900)] })),
    );
    const world = new World(input, { ...worldPorts(input), models: estimatesOf(table, rows) });
    const { happened, totals } = passUntil(world, 168).result();
    expect(happened[0]!.wrong).toBeGreaterThan(100);
    expect(happened[0]!.detectedBy).toBe('ExpectationFailed');
    expect(totals.right / totals.requests).toBeGreaterThan(0.5);
  });

  it('brings the version that has seen most of the labels that there are', () => {
    const version = (labels: number, value: number, without: string[] = []) => ({
      labels,
      without,
      answers: { '': Array.from({ length: 3 }, () => value) },
    });
    const maker = estimatesOf({ versions: [version(50, 2), version(10, 1), version(90, 3, ['area'])] }, 3);
    const answer = (labels: number, without: string[] = []) =>
      maker
        .train({ ...order, without, rows: new Int32Array(labels), targets: new Float64Array(labels) })
        .answer(0, null);
    expect([answer(5), answer(10), answer(49), answer(50), answer(500), answer(500, ['area'])]).toEqual([
      1, 1, 1, 2, 2, 3,
    ]);
    expect(() => answer(5, ['rooms'])).toThrow(/no version does without rooms/);
  });

  it('says what it lacks', () => {
    const table: EstimateTable = {
      versions: [{ labels: 1, without: [], answers: { '': [1, null, 'refused'] } }],
    };
    expect(() => estimatesOf(table, 4)).toThrow(
      /version 1 has 3 answers for rows as they are, and there are 4 rows/,
    );
    const model = estimatesOf(table, 3).train({
      ...order,
      rows: new Int32Array(1),
      targets: new Float64Array(1),
    });
    expect([model.answer(0, null), model.answer(1, null), model.answer(2, null)]).toEqual([
      1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
    const stuck = { id: 'stuck', column: 'a', change: { kind: 'missing' } } as const;
    expect(() => model.answer(0, stuck)).toThrow(/no answers for the condition stuck/);
  });
});
