const BIG = 1e140;

/**
 * P(Dₙ < d) exactly, by the k-th element of a power of Durbin's matrix: G. Marsaglia, W. W. Tsang and J. Wang, Evaluating
 * Kolmogorov's distribution (J. Stat. Software 8, 2003). Work grows with (nd)³ log n, so it is for small nd.
 */
export function durbinMatrix(d: number, n: number): number {
  const k = Math.ceil(n * d);
  const h = k - n * d;
  const size = 2 * k - 1;
  let square = startMatrix(size, h);
  let squareExponent = 0;
  let power: Float64Array | null = null;
  let exponent = 0;
  const middle = (k - 1) * size + k - 1;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      power = power === null ? square : product(power, square, size);
      exponent += squareExponent;
      if (power[middle]! > BIG) {
        power = power.map((value) => value / BIG);
        exponent++;
      }
    }
    if (left === 1) break;
    square = product(square, square, size);
    squareExponent *= 2;
    if (square[middle]! > BIG) {
      square = square.map((value) => value / BIG);
      squareExponent++;
    }
  }
  let chance = power![middle]!;
  for (let i = 1; i <= n; i++) {
    chance *= i / n;
    if (chance < 1 / BIG) {
      chance *= BIG;
      exponent--;
    }
  }
  return chance * BIG ** exponent;
}

function startMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  const factorials = new Float64Array(size + 1);
  factorials[0] = 1;
  for (let i = 1; i <= size; i++) factorials[i] = factorials[i - 1]! * i;
  for (let row = 0; row < size; row++) {
    for (let column = 1; column < size; column++) {
      if (row - column + 1 >= 0) matrix[row * size + column] = 1 / factorials[row - column + 1]!;
    }
  }
  for (let row = 0; row < size; row++) {
    const edge = (1 - h ** (row + 1)) / factorials[row + 1]!;
    matrix[row * size] = edge;
    matrix[(size - 1) * size + (size - 1 - row)] = edge;
  }
  const corner = 1 - 2 * h ** size + Math.max(2 * h - 1, 0) ** size;
  matrix[(size - 1) * size] = corner / factorials[size]!;
  return matrix;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < size; inner++) {
      const factor = a[row * size + inner]!;
      if (factor === 0) continue;
      for (let column = 0; column < size; column++) {
        out[row * size + column]! += factor * b[inner * size + column]!;
      }
    }
  }
  return out;
}
