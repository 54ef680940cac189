import { type Bracket, bracketCost, halvingBracket, hyperbandBrackets } from './brackets';
import type { Point, TuningPlan } from './plan';
import { gridPoint, gridSize, randomPoint, seedOfPoint } from './points';

/** One training that a search asks for. */
export interface Trial {
  /** From 1, in the order of the plan. A trial of a later rung has a number of its own. */
  readonly id: number;
  /** Which point of the search; the same at every rung that it reaches. From 0. */
  readonly point: number;
  readonly bracket: number;
  readonly rung: number;
  readonly params: Point;
  /** How much of the resource it gets, e.g. epochs. */
  readonly resource: number;
  readonly seed: number;
}

/** What a finished trial gave: null where its objective was no finite number, or its run failed. */
export interface TrialResult {
  readonly id: number;
  readonly objective: number | null;
}

/** How a plan spends its budget. */
export interface SearchShape {
  /** Without rungs (grid, random): one bracket with one rung. */
  readonly brackets: readonly Bracket[];
  readonly trials: number;
  /** Units of the resource; never more than the budget. */
  readonly cost: number;
  /** What the plan asks for, had it all the budget that it needs. */
  readonly asked: { readonly trials: number; readonly cost: number };
}

/** A search and what has been reported of it. */
export interface SearchState {
  readonly plan: TuningPlan;
  readonly results: ReadonlyMap<number, TrialResult>;
}

/** The brackets of a plan, cut so that the budget holds whatever the results are. */
export function shapeOf(plan: TuningPlan): SearchShape {
  const asked = askedBrackets(plan);
  const brackets: Bracket[] = [];
  let left = plan.budget;
  for (const bracket of asked) {
    const fitted = fit(bracket, plan, left);
    if (fitted.length === 0) break;
    brackets.push(fitted);
    left -= bracketCost(fitted);
    if (fitted !== bracket) break;
  }
  return { brackets, ...sum(brackets), asked: sum(asked) };
}

function askedBrackets({ search, resource, space, budget }: TuningPlan): readonly Bracket[] {
  const flat = (trials: number): readonly Bracket[] => [[{ trials, resource: resource.max }]];
  switch (search.algorithm) {
    case 'grid':
      return flat(gridSize(space));
    case 'random':
      return flat(search.trials ?? Math.floor(budget / resource.max));
    case 'halving':
      return [halvingBracket(search.trials, search.min, resource.max, search.eta)];
    case 'hyperband':
      return hyperbandBrackets(resource.max, search.eta);
  }
}

/** The bracket itself when `left` pays for it; else the same with as many trials at first as `left` pays for. */
function fit(bracket: Bracket, { search, resource }: TuningPlan, left: number): Bracket {
  if (bracketCost(bracket) <= left) return bracket;
  const [first] = bracket;
  const eta = 'eta' in search ? search.eta : Number.POSITIVE_INFINITY;
  for (let trials = first?.trials ?? 0; trials > 0; trials--) {
    const smaller = halvingBracket(trials, first!.resource, resource.max, eta);
    if (bracketCost(smaller) <= left) return smaller;
  }
  return [];
}

function sum(brackets: readonly Bracket[]): { trials: number; cost: number } {
  return {
    trials: brackets.flat().reduce((total, { trials }) => total + trials, 0),
    cost: brackets.reduce((total, bracket) => total + bracketCost(bracket), 0),
  };
}

/** A search of which nothing has been reported yet. */
export function newSearch(plan: TuningPlan): SearchState {
  return { plan, results: new Map() };
}

/** The search with one more result. A second result of the same trial changes nothing. */
export function report(state: SearchState, result: TrialResult): SearchState {
  if (state.results.has(result.id)) return state;
  return { ...state, results: new Map(state.results).set(result.id, result) };
}

/**
 * Every trial that is known by now, in the order of their numbers. It follows from the results alone, not from the order
 * in which they came: a rung is known once all of the rung before it is reported.
 */
export function trialsOf({ plan, results }: SearchState): readonly Trial[] {
  const known: Trial[] = [];
  let nextId = 1;
  let nextPoint = 0;
  shapeOf(plan).brackets.forEach((bracket, bracketIndex) => {
    const firstPoint = nextPoint;
    nextPoint += bracket[0]?.trials ?? 0;
    let points: readonly number[] | null = Array.from(
      { length: nextPoint - firstPoint },
      (_, i) => firstPoint + i,
    );
    bracket.forEach((rung, rungIndex) => {
      const firstId = nextId;
      nextId += rung.trials;
      if (points === null) return;
      const trials = points.map(
        (point, i): Trial => ({
          id: firstId + i,
          point,
          bracket: bracketIndex,
          rung: rungIndex,
          params: pointOf(plan, point),
          resource: rung.resource,
          seed: seedOfPoint(plan.seed, point),
        }),
      );
      known.push(...trials);
      points = survivors({ plan, results }, trials, bracket[rungIndex + 1]?.trials ?? 0);
    });
  });
  return known;
}

function pointOf(plan: TuningPlan, index: number): Point {
  return plan.search.algorithm === 'grid' ? gridPoint(plan.space, index) : randomPoint(plan, index);
}

/** The points of the best `keep` of a rung, in the order of their numbers; null while some have not reported. */
function survivors(state: SearchState, rung: readonly Trial[], keep: number): readonly number[] | null {
  if (rung.some(({ id }) => !state.results.has(id))) return null;
  return ranked(state, rung)
    .filter(({ id }) => state.results.get(id)!.objective !== null)
    .slice(0, keep)
    .map(({ point }) => point)
    .sort((a, b) => a - b);
}

/** Reported trials, the best first; those without an objective last, ties in the order of their numbers. */
export function ranked({ plan, results }: SearchState, trials: readonly Trial[]): readonly Trial[] {
  const sign = plan.objective.goal === 'minimise' ? 1 : -1;
  const worth = ({ id }: Trial) => {
    const objective = results.get(id)?.objective ?? null;
    return objective === null ? Number.POSITIVE_INFINITY : sign * objective;
  };
  return trials
    .filter(({ id }) => results.has(id))
    .sort((a, b) => (worth(a) === worth(b) ? a.id - b.id : worth(a) - worth(b)));
}

/**
 * The next trials to start, the lowest numbers first, given those that run already. Empty with nothing running: the
 * search is over.
 */
export function nextTrials(
  state: SearchState,
  running: ReadonlySet<number>,
  limit: number,
): readonly Trial[] {
  return trialsOf(state)
    .filter(({ id }) => !state.results.has(id) && !running.has(id))
    .slice(0, Math.max(0, limit));
}

/** What the reported trials have used of the resource. */
export function spent(state: SearchState): number {
  return trialsOf(state).reduce(
    (total, { id, resource }) => total + (state.results.has(id) ? resource : 0),
    0,
  );
}

/** The best trial of those with the most of the resource: one that trained longer was looked at more closely. */
export function winner(state: SearchState): Trial | null {
  const best = ranked(state, trialsOf(state)).filter(({ id }) => state.results.get(id)!.objective !== null);
  const most = Math.max(0, ...best.map(({ resource }) => resource));
  return best.find(({ resource }) => resource === most) ?? null;
}
