/** A continuous scale: a number to a pixel. */
export interface LinearScale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** The number at a pixel. */
  invert(pixel: number): number;
  /** Round numbers inside the domain: multiples of 1, 2 or 5 times a power of ten; about `count` of them. */
  ticks(count?: number): readonly number[];
}

/**
 * A linear scale. A domain of one value is widened by half a unit to both sides, so that it has a place.
 * @param nice widens the domain to round numbers
 */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  nice = false,
): LinearScale {
  let [low, high] = domain[0] === domain[1] ? [domain[0] - 0.5, domain[1] + 0.5] : domain;
  if (nice) {
    const step = tickStep(low, high, 6);
    low = Math.floor(low / step) * step;
    high = Math.ceil(high / step) * step;
  }
  const [start, end] = range;
  const scale = (value: number) => start + ((value - low) / (high - low)) * (end - start);
  return Object.assign(scale, {
    domain: [low, high] as const,
    range,
    invert: (pixel: number) => low + ((pixel - start) / (end - start)) * (high - low),
    ticks: (count = 6) => ticksBetween(low, high, count),
  });
}

/** Room for names: each has a band of the same width. */
export interface BandScale {
  readonly names: readonly string[];
  readonly bandwidth: number;
  readonly range: readonly [number, number];
  /** The first pixel of the band at this place of `names`. */
  start(index: number): number;
  /** The middle pixel of the band at this place of `names`. */
  middle(index: number): number;
}

/**
 * A band scale.
 * @param gap the share of a step that is left free between two bands, in [0, 1)
 */
export function bandScale(names: readonly string[], range: readonly [number, number], gap = 0.2): BandScale {
  const step = (range[1] - range[0]) / Math.max(1, names.length);
  const bandwidth = Math.abs(step) * (1 - gap);
  const middle = (index: number) => range[0] + step * (index + 0.5);
  return { names, bandwidth, range, middle, start: (index) => middle(index) - bandwidth / 2 };
}

/** The distance between two ticks: 1, 2 or 5 times a power of ten. */
function tickStep(low: number, high: number, count: number): number {
  const raw = Math.abs(high - low) / Math.max(1, count) || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const ratio = raw / power;
  return power * (ratio >= 7.07 ? 10 : ratio >= 3.16 ? 5 : ratio >= 1.41 ? 2 : 1);
}

function ticksBetween(low: number, high: number, count: number): number[] {
  const step = tickStep(low, high, count);
  const first = Math.ceil(Math.min(low, high) / step - 1e-9);
  const last = Math.floor(Math.max(low, high) / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    digits > 15 ? (first + i) * step : Number(((first + i) * step).toFixed(digits)),
  );
}
