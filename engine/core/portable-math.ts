/**
 * Logarithm and exponential that give the same bits everywhere. `Math.log` and `Math.exp` are "implementation-defined
 * approximations" (ECMA-262, 21.3.2): engines, and versions of one engine, differ in the last bit, and a simulation
 * that draws from them then tells another story. Additions, multiplications, divisions and square roots are exact by
 * IEEE 754, so what is made of them alone is portable.
 *
 * After fdlibm 5.3 (e_log.c, e_exp.c): Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved. Errors are below one unit in the last place.
 */

const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;
const INV_LN2 = Math.LOG2E;
const TWO_54 = 2 ** 54;
const LEAST_NORMAL = 2 ** -1022;

const LG1 = 0.6666666666666735;
const LG2 = 0.3999999999940942;
const LG3 = 0.2857142874366239;
const LG4 = 0.22222198432149784;
const LG5 = 0.1818357216161805;
const LG6 = 0.15313837699209373;
const LG7 = 0.14798198605116586;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 0.00006613756321437934;
const P4 = -0.0000016533902205465252;
const P5 = 4.1381367970572385e-8;

const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019411;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
/** Which word of a float holds its sign and exponent: 1 on little-endian machines. */
const HIGH = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f ? 1 : 0;

/** The natural logarithm; NaN below 0, −Infinity at 0. */
export function portableLog(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
  return x < LEAST_NORMAL ? logOfNormal(x * TWO_54, -54) : logOfNormal(x, 0);
}

/** log(x) + exponent · log(2) of a normal number above 0, for those who know that it is one and call it a million times. */
export function logOfNormal(x: number, exponent: number): number {
  float[0] = x;
  let high = words[HIGH]!;
  let k = exponent + (high >> 20) - 1023;
  high &= 0x000fffff;
  const i = (high + 0x95f64) & 0x100000;
  words[HIGH] = high | (i ^ 0x3ff00000);
  k += i >> 20;
  const f = float[0]! - 1;
  if (f === 0) return k === 0 ? 0 : k * LN2_HI + k * LN2_LO;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = w * (LG2 + w * (LG4 + w * LG6)) + z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + r) + k * LN2_LO) - f);
}

/** e to the power of x; Infinity above 709.78, 0 below −745.13. */
export function portableExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST_EXPONENT) return 0;
  const k = Math.trunc(INV_LN2 * x + (x < 0 ? -0.5 : 0.5));
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (lo - (r * c) / (2 - c) - hi);
  // Two steps, so that results below the least normal number round once.
  return k > -1022
    ? y * powerOfTwo(k >> 1) * powerOfTwo(k - (k >> 1))
    : y * powerOfTwo(k + 1000) * 2 ** -1000;
}

function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[1 - HIGH] = 0;
  return float[0]!;
}
