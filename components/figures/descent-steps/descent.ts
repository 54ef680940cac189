/** A loss with one weight: a valley (a parabola with curvature 1) with its lowest point at 2. */
export function lossAt(weight: number): number {
  return 0.5 * (weight - LOWEST) ** 2 + 0.3;
}

/** The slope of that loss. Steps longer than 2 ÷ curvature, a learning rate above 2, lead out of the valley. */
export function slopeAt(weight: number): number {
  return weight - LOWEST;
}

/** Where the walk begins, and the part of the axis that is drawn. */
export const START = -1.5;
export const VIEW = { from: -2.5, to: 6.5, top: 10 } as const;
/** The weight with the least loss. */
export const LOWEST = 2;

/** The place of the walk left the picture: it diverges. */
export function hasLeft(weight: number): boolean {
  return !Number.isFinite(weight) || weight < VIEW.from || weight > VIEW.to;
}

/** One step of gradient descent: against the slope, by the learning rate times the slope. */
export function stepFrom(weight: number, learningRate: number): number {
  return weight - learningRate * slopeAt(weight);
}

/** The places of a walk of at most `steps` steps from `start`, the start included; it ends where it leaves the picture. */
export function walk(start: number, learningRate: number, steps: number): number[] {
  const places = [start];
  for (let i = 0; i < steps; i++) {
    const last = places.at(-1)!;
    if (hasLeft(last)) break;
    places.push(stepFrom(last, learningRate));
  }
  return places;
}

/** What a walk did, in a sentence. */
export function verdictOf(places: readonly number[]): string {
  const steps = places.length - 1;
  if (steps === 0) return 'Not moved yet. Take a step.';
  const last = places.at(-1)!;
  if (hasLeft(last)) return `After ${plural(steps)} it has left the valley: it diverges.`;
  const away = Math.abs(last - LOWEST);
  const crossings = places.filter((place, i) => i > 0 && place > LOWEST !== places[i - 1]! > LOWEST).length;
  if (away < 0.05)
    return `It reached the bottom within ${plural(steps)}${crossings > 1 ? ', after swinging across it' : ''}.`;
  if (crossings > 1)
    return `After ${plural(steps)} it swings from side to side, ${away.toFixed(2)} from the bottom.`;
  return `After ${plural(steps)} it is still ${away.toFixed(2)} from the bottom.`;
}

function plural(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}
