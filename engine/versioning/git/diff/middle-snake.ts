/** Where a box of the edit graph is cut in two, and which half is still to be searched to the end. */
export interface Split {
  readonly i1: number;
  readonly i2: number;
  readonly minimalLow: boolean;
  readonly minimalHigh: boolean;
}

/** A part of two rows of numbers: `a[low1..high1)` against `b[low2..high2)`. */
export interface Box {
  readonly low1: number;
  readonly high1: number;
  readonly low2: number;
  readonly high2: number;
}

/** A run of equal lines longer than this is worth a cut once the search has grown costly. */
const LONG_SNAKE = 20;
const HEURISTIC_FROM = 256;
const HEURISTIC_FACTOR = 4;
const FAR = 0x7fffffff;

/**
 * Searches the middle of a shortest edit path from both ends at once (Myers, "An O(ND) difference algorithm and its
 * variations", 1986, section 4b), in the order in which git does, so that of several shortest paths the same one is
 * found. When the search grows costly it cuts at a long run of equal lines, and from `maxCost` edits on at the
 * furthest point.
 */
export class MiddleSnake {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;
  /** What is added to a diagonal to index the two rows above. */
  readonly #zero: number;
  readonly #maxCost: number;

  constructor(a: Int32Array, b: Int32Array, maxCost: number) {
    this.#a = a;
    this.#b = b;
    const diagonals = a.length + b.length + 3;
    this.#forward = new Int32Array(diagonals + 1);
    this.#backward = new Int32Array(diagonals + 1);
    this.#zero = b.length + 1;
    this.#maxCost = maxCost;
  }

  /** @param minimal search to the end, whatever it costs. */
  split({ low1, high1, low2, high2 }: Box, minimal: boolean): Split {
    const a = this.#a;
    const b = this.#b;
    const forward = this.#forward;
    const backward = this.#backward;
    const zero = this.#zero;
    const least = low1 - high2;
    const most = high1 - low2;
    const forwardMiddle = low1 - low2;
    const backwardMiddle = high1 - high2;
    const odd = ((forwardMiddle - backwardMiddle) & 1) !== 0;
    let forwardMin = forwardMiddle;
    let forwardMax = forwardMiddle;
    let backwardMin = backwardMiddle;
    let backwardMax = backwardMiddle;
    forward[zero + forwardMiddle] = low1;
    backward[zero + backwardMiddle] = high1;
    for (let cost = 1; ; cost++) {
      let longSnake = false;
      if (forwardMin > least) forward[zero + --forwardMin - 1] = -1;
      else ++forwardMin;
      if (forwardMax < most) forward[zero + ++forwardMax + 1] = -1;
      else --forwardMax;
      for (let d = forwardMax; d >= forwardMin; d -= 2) {
        const before = forward[zero + d - 1]!;
        const after = forward[zero + d + 1]!;
        const start = before >= after ? before + 1 : after;
        let i1 = start;
        while (i1 < high1 && i1 - d < high2 && a[i1] === b[i1 - d]) i1++;
        if (i1 - start > LONG_SNAKE) longSnake = true;
        forward[zero + d] = i1;
        if (odd && backwardMin <= d && d <= backwardMax && backward[zero + d]! <= i1)
          return { i1, i2: i1 - d, minimalLow: true, minimalHigh: true };
      }
      if (backwardMin > least) backward[zero + --backwardMin - 1] = FAR;
      else ++backwardMin;
      if (backwardMax < most) backward[zero + ++backwardMax + 1] = FAR;
      else --backwardMax;
      for (let d = backwardMax; d >= backwardMin; d -= 2) {
        const before = backward[zero + d - 1]!;
        const after = backward[zero + d + 1]!;
        const start = before < after ? before : after - 1;
        let i1 = start;
        while (i1 > low1 && i1 - d > low2 && a[i1 - 1] === b[i1 - d - 1]) i1--;
        if (start - i1 > LONG_SNAKE) longSnake = true;
        backward[zero + d] = i1;
        if (!odd && forwardMin <= d && d <= forwardMax && i1 <= forward[zero + d]!)
          return { i1, i2: i1 - d, minimalLow: true, minimalHigh: true };
      }
      if (minimal) continue;
      const box = { low1, high1, low2, high2 };
      if (longSnake && cost > HEURISTIC_FROM) {
        const cut =
          this.#cutAtForwardSnake(box, cost, forwardMin, forwardMax) ??
          this.#cutAtBackwardSnake(box, cost, backwardMin, backwardMax);
        if (cut !== undefined) return cut;
      }
      if (cost >= this.#maxCost)
        return this.#cutAtFurthest(box, forwardMin, forwardMax, backwardMin, backwardMax);
    }
  }

  #cutAtForwardSnake(box: Box, cost: number, min: number, max: number): Split | undefined {
    const { low1, high1, low2, high2 } = box;
    let best = 0;
    let cut: Split | undefined;
    for (let d = max; d >= min; d -= 2) {
      const i1 = this.#forward[this.#zero + d]!;
      const i2 = i1 - d;
      const value = i1 - low1 + (i2 - low2) - Math.abs(d - (low1 - low2));
      if (value <= HEURISTIC_FACTOR * cost || value <= best) continue;
      if (i1 < low1 + LONG_SNAKE || i1 >= high1 || i2 < low2 + LONG_SNAKE || i2 >= high2) continue;
      let run = 1;
      while (run <= LONG_SNAKE && this.#a[i1 - run] === this.#b[i2 - run]) run++;
      if (run <= LONG_SNAKE) continue;
      best = value;
      cut = { i1, i2, minimalLow: true, minimalHigh: false };
    }
    return cut;
  }

  #cutAtBackwardSnake(box: Box, cost: number, min: number, max: number): Split | undefined {
    const { low1, high1, low2, high2 } = box;
    let best = 0;
    let cut: Split | undefined;
    for (let d = max; d >= min; d -= 2) {
      const i1 = this.#backward[this.#zero + d]!;
      const i2 = i1 - d;
      const value = high1 - i1 + (high2 - i2) - Math.abs(d - (high1 - high2));
      if (value <= HEURISTIC_FACTOR * cost || value <= best) continue;
      if (i1 <= low1 || i1 > high1 - LONG_SNAKE || i2 <= low2 || i2 > high2 - LONG_SNAKE) continue;
      let run = 0;
      while (run < LONG_SNAKE && this.#a[i1 + run] === this.#b[i2 + run]) run++;
      if (run < LONG_SNAKE) continue;
      best = value;
      cut = { i1, i2, minimalLow: false, minimalHigh: true };
    }
    return cut;
  }

  #cutAtFurthest(box: Box, fMin: number, fMax: number, bMin: number, bMax: number): Split {
    const { low1, high1, low2, high2 } = box;
    let furthest = -1;
    let furthest1 = -1;
    for (let d = fMax; d >= fMin; d -= 2) {
      let i1 = Math.min(this.#forward[this.#zero + d]!, high1);
      if (high2 < i1 - d) i1 = high2 + d;
      if (furthest >= i1 + (i1 - d)) continue;
      furthest = i1 + (i1 - d);
      furthest1 = i1;
    }
    let nearest = FAR;
    let nearest1 = FAR;
    for (let d = bMax; d >= bMin; d -= 2) {
      let i1 = Math.max(low1, this.#backward[this.#zero + d]!);
      if (i1 - d < low2) i1 = low2 + d;
      if (i1 + (i1 - d) >= nearest) continue;
      nearest = i1 + (i1 - d);
      nearest1 = i1;
    }
    return high1 + high2 - nearest < furthest - (low1 + low2)
      ? { i1: furthest1, i2: furthest - furthest1, minimalLow: true, minimalHigh: false }
      : { i1: nearest1, i2: nearest - nearest1, minimalLow: false, minimalHigh: true };
  }
}
