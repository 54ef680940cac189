import { portableExp, portableLog } from '../../core/portable-math';
import type { PoissonDescription } from '../description';
import { burstRate, nextEdge } from './bursts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/**
 * The rate λ(t) of a Poisson process: (growth) × (hour of the day) × (day of the week) + (bursts), requests a second.
 * Within a piece, see `bound`, each factor is monotone, so the rate is nowhere above the product of their greater ends.
 */
export class RateProfile {
  readonly #description: PoissonDescription;
  readonly #over: number;
  /** Seconds between Monday, 0:00 and the start. */
  readonly #offset: number;
  readonly #day: readonly number[] | null;
  readonly #week: readonly number[] | null;
  readonly isConstant: boolean;
  /** What `findPiece` has found: the rate is at most `bound` up to `until`. */
  bound = 0;
  until = 0;

  constructor(
    description: PoissonDescription,
    duration: number,
    { weekday, hour }: { readonly weekday: number; readonly hour: number },
  ) {
    this.#description = description;
    this.#over = description.growth?.over ?? duration;
    this.#offset = weekday * DAY + hour * HOUR;
    this.#day = description.day ? ofMeanOne(description.day) : null;
    this.#week = description.week ? ofMeanOne(description.week) : null;
    this.isConstant = !(
      description.growth ||
      description.day ||
      description.week ||
      description.bursts?.length
    );
  }

  /** Requests a second at a time. */
  rate(time: number): number {
    let rate = this.#base(time);
    if (this.#day) rate *= this.#atHour(time);
    if (this.#week) rate *= this.#onWeekday(time);
    for (const burst of this.#description.bursts ?? []) rate += burstRate(burst, time);
    return rate;
  }

  /** Finds the piece that begins at a time, and a bound of the rate within it. */
  findPiece(time: number): void {
    if (this.isConstant) {
      this.until = Number.POSITIVE_INFINITY;
      this.bound = this.#description.perSecond;
      return;
    }
    const { growth, bursts = [] } = this.#description;
    // Pieces of growth alone may be long, yet not so long that the bound at their end is far above their beginning.
    let until = time + DAY;
    if (growth && time < this.#over) until = Math.min(until, this.#over, time + this.#over / 50);
    if (this.#day || this.#week) until = Math.min(until, this.#nextHour(time));
    for (const burst of bursts) until = Math.min(until, nextEdge(burst, time));
    // The last float below the end belongs to the piece; at the end a weekday or a plateau may jump.
    const last = time + (until - time) * (1 - 2 ** -40);
    let bound = Math.max(this.#base(time), this.#base(until));
    if (this.#day) bound *= Math.max(this.#atHour(time), this.#atHour(until));
    if (this.#week) bound *= this.#onWeekday(time);
    for (const burst of bursts) bound += Math.max(burstRate(burst, time), burstRate(burst, last));
    this.until = until;
    this.bound = bound * (1 + 1e-9);
  }

  #base(time: number): number {
    const { perSecond, growth } = this.#description;
    if (!growth) return perSecond;
    const share = Math.min(1, time / this.#over);
    if (growth.shape === 'linear') return perSecond + share * (growth.toPerSecond - perSecond);
    return perSecond * portableExp(share * portableLog(growth.toPerSecond / perSecond));
  }

  #atHour(time: number): number {
    const hours = ((time + this.#offset) % DAY) / HOUR;
    const hour = Math.floor(hours);
    const weights = this.#day!;
    return weights[hour]! + (hours - hour) * (weights[(hour + 1) % 24]! - weights[hour]!);
  }

  #onWeekday(time: number): number {
    return this.#week![Math.floor(((time + this.#offset) % WEEK) / DAY)]!;
  }

  #nextHour(time: number): number {
    const next = (Math.floor((time + this.#offset) / HOUR) + 1) * HOUR - this.#offset;
    return next > time ? next : next + HOUR;
  }
}

/** Weights over their mean. The mean of lines between equally spaced weights is the mean of the weights. */
function ofMeanOne(weights: readonly number[]): readonly number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
