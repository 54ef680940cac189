import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../core/rng';
import { bracketCost, halvingBracket, hyperbandBrackets } from './brackets';
import { parseTuningPlan, type TuningPlan, TuningPlanError } from './plan';
import { gridLevels, gridPoint, gridSize, randomPoint } from './points';
import { newSearch, nextTrials, report, type SearchState, shapeOf, spent, trialsOf, winner } from './search';
import { paramsOfTrial, trialsCsv } from './trials-csv';

const plan = (change: object = {}): TuningPlan =>
  parseTuningPlan(
    JSON.stringify({
      objective: { name: 'error' },
      resource: { name: 'epochs', max: 9 },
      budget: 81,
      seed: 7,
      search: { algorithm: 'halving', trials: 27 },
      space: {
        rate: { from: 0.001, to: 1, scale: 'log' },
        units: { from: 4, to: 64, type: 'int' },
        layers: { choices: [[16], [32, 16]] },
      },
      ...change,
    }),
  );

const searches = fc.oneof(
  fc.constant({ algorithm: 'grid' }),
  fc.record({ algorithm: fc.constant('random'), trials: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    algorithm: fc.constant('halving'),
    trials: fc.integer({ min: 1, max: 60 }),
    eta: fc.integer({ min: 2, max: 4 }),
  }),
  fc.record({ algorithm: fc.constant('hyperband'), eta: fc.integer({ min: 2, max: 4 }) }),
);
const plans = fc
  .record({
    search: searches,
    max: fc.integer({ min: 1, max: 30 }),
    budget: fc.integer({ min: 1, max: 300 }),
    seed: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ search, max, budget, seed }) => plan({ search, budget, seed, resource: { name: 'epochs', max } }));

/** An objective that follows from point and resource alone, as a seeded training does; some trials fail. */
const objectiveOf = (id: string) => {
  const rng = seededRng(id);
  return rng.next() < 0.1 ? null : rng.next();
};

/** Runs a search with `width` trials at a time that end in an order drawn from `chaos`. */
function run(of: TuningPlan, width: number, chaos: string): { state: SearchState; log: number[] } {
  const rng = seededRng(chaos);
  let state = newSearch(of);
  const log: number[] = [];
  let running: number[] = [];
  for (;;) {
    const started = nextTrials(state, new Set(running), width - running.length);
    running.push(...started.map(({ id }) => id));
    log.push(...started.map(({ id }) => id));
    if (running.length === 0) return { state, log };
    const ended = rng.pick(running);
    running = running.filter((id) => id !== ended);
    const trial = trialsOf(state).find(({ id }) => id === ended)!;
    state = report(state, { id: ended, objective: objectiveOf(`${trial.point}/${trial.resource}`) });
  }
}

describe('brackets', () => {
  it('are those of Li et al. 2018 for R = 81 and η = 3', () => {
    const table = hyperbandBrackets(81, 3).map((bracket) =>
      bracket.map(({ trials, resource }) => [trials, resource]),
    );
    expect(table).toEqual([
      [
        [81, 1],
        [27, 3],
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [34, 3],
        [11, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [15, 9],
        [5, 27],
        [1, 81],
      ],
      [
        [8, 27],
        [2, 81],
      ],
      [[5, 81]],
    ]);
  });

  it('keep ⌊n/η⌋ of every rung and multiply the resource by η', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 300 }),
        (n, eta, max) => {
          const rungs = halvingBracket(n, 1, max, eta);
          rungs.slice(1).forEach((rung, i) => {
            expect(rung.trials).toBe(Math.floor(rungs[i]!.trials / eta));
            expect(rung.resource).toBe(rungs[i]!.resource * eta);
          });
        },
      ),
    );
  });

  it('27 trials from 1 to 9 epochs cost what 9 whole ones do', () => {
    expect(bracketCost(halvingBracket(27, 1, 9, 3))).toBe(81);
  });
});

describe('a search', () => {
  it('never spends more than its budget', () => {
    fc.assert(
      fc.property(plans, (of) => {
        const { state } = run(of, 3, 'x');
        expect(spent(state)).toBeLessThanOrEqual(of.budget);
        expect(shapeOf(of).cost).toBeLessThanOrEqual(of.budget);
      }),
    );
  });

  it('asks for the same trials and has the same winner, however many run at once and whichever ends first', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 8 }), fc.string(), (of, width, chaos) => {
        const alone = run(of, 1, '');
        const together = run(of, width, chaos);
        expect(trialsOf(together.state)).toEqual(trialsOf(alone.state));
        expect([...together.log].sort((a, b) => a - b)).toEqual([...alone.log].sort((a, b) => a - b));
        expect(winner(together.state)).toEqual(winner(alone.state));
      }),
    );
  });

  it('starts no trial twice', () => {
    fc.assert(
      fc.property(plans, fc.string(), (of, chaos) => {
        const { log } = run(of, 4, chaos);
        expect(new Set(log).size).toBe(log.length);
      }),
    );
  });

  it('lets exactly ⌊n/η⌋ of a rung go on, the best ones, with their seed', () => {
    let state = newSearch(plan());
    for (const { id, point } of nextTrials(state, new Set(), 99))
      state = report(state, { id, objective: point });
    const second = trialsOf(state).filter(({ rung }) => rung === 1);
    expect(second.map(({ point }) => point)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second.map(({ id }) => id)).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36]);
    expect(second[4]!.seed).toBe(trialsOf(state)[4]!.seed);
    expect(second[4]!.params).toEqual(trialsOf(state)[4]!.params);
  });

  it('never lets a failed trial go on', () => {
    let state = newSearch(plan());
    for (const { id } of nextTrials(state, new Set(), 99))
      state = report(state, { id, objective: id > 4 ? null : id });
    expect(nextTrials(state, new Set(), 99).map(({ point }) => point)).toEqual([0, 1, 2, 3]);
  });

  it('prefers among winners the one that trained longest', () => {
    let state = newSearch(plan({ search: { algorithm: 'halving', trials: 3 } }));
    [0.1, 5, 6].forEach((objective, i) => {
      state = report(state, { id: i + 1, objective });
    });
    state = report(state, { id: 4, objective: 3 });
    expect(winner(state)).toMatchObject({ id: 4, point: 0, resource: 3 });
  });

  it('is cut to the budget, and says what it would have needed', () => {
    expect(shapeOf(plan({ budget: 40 }))).toMatchObject({ cost: 40, asked: { trials: 39, cost: 81 } });
    expect(shapeOf(plan({ search: { algorithm: 'random' } }))).toMatchObject({ trials: 9, cost: 81 });
    expect(shapeOf(plan({ budget: 5, search: { algorithm: 'grid' } }))).toMatchObject({ trials: 0, cost: 0 });
  });

  it('seeks the largest where that is the goal', () => {
    let state = newSearch(
      plan({ search: { algorithm: 'random' }, objective: { name: 'auc', goal: 'maximise' } }),
    );
    [0.5, 0.9, 0.7].forEach((objective, i) => {
      state = report(state, { id: i + 1, objective });
    });
    expect(winner(state)?.id).toBe(2);
  });
});

describe('points', () => {
  it('stay inside of their ranges, and follow from seed and number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer(), (index, seed) => {
        const point = randomPoint(plan({ seed }), index) as { rate: number; units: number; layers: number[] };
        expect(point.rate >= 0.001 && point.rate <= 1).toBe(true);
        expect(Number.isInteger(point.units) && point.units >= 4 && point.units <= 64).toBe(true);
        expect(randomPoint(plan({ seed }), index)).toEqual(point);
      }),
    );
  });

  it('on a log scale are as often below the geometric middle as above', () => {
    const rates = Array.from({ length: 400 }, (_, i) => randomPoint(plan(), i).rate as number);
    const below = rates.filter((rate) => rate < Math.sqrt(0.001)).length;
    expect(below).toBeGreaterThan(160);
    expect(below).toBeLessThan(240);
  });

  it('of a grid are every combination once', () => {
    const { space } = plan();
    const all = Array.from({ length: gridSize(space) }, (_, i) => JSON.stringify(gridPoint(space, i)));
    expect(all).toHaveLength(18);
    expect(new Set(all).size).toBe(18);
    expect(gridLevels(space.rate!)).toEqual([0.001, 0.0316, 1]);
  });
});

describe('tuning.json', () => {
  it.each([
    ['{', 'not valid JSON'],
    ['{}', 'at "objective"'],
    [JSON.stringify({ ...plan(), budget: 0 }), 'at "budget"'],
    [JSON.stringify({ ...plan(), space: { rate: { from: 0, to: 1, scale: 'log' } } }), 'at "space.rate"'],
    [JSON.stringify({ ...plan(), space: { epochs: { choices: [1] } } }), 'cannot be searched'],
    [JSON.stringify({ ...plan(), search: { algorithm: 'halving', trials: 3, min: 10 } }), 'search.min'],
  ])('%s is refused', (text, reason) => {
    expect(() => parseTuningPlan(text)).toThrow(TuningPlanError);
    expect(() => parseTuningPlan(text)).toThrow(reason);
  });
});

it('trials.csv holds every setting of a run', () => {
  const of = plan({ search: { algorithm: 'grid' } });
  const [first] = trialsOf(newSearch(of));
  const rows = [{ trial: first!.id, params: paramsOfTrial(of, first!), objective: 0.1 + 0.2 }];
  expect(trialsCsv(of, rows)).toBe(
    `trial,rate,units,layers,epochs,seed,error\n1,0.001,4,[16],9,${first!.seed},0.30000000000000004\n`,
  );
  expect(trialsCsv(of, [{ trial: 2, params: { layers: [32, 16] }, objective: null }])).toContain(
    '2,,,"[32,16]",,,\n',
  );
});
