import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';

/** ln Γ(x) for x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** ln of the binomial coefficient C(n, k). */
export const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** P(Z ≥ z) of the standard normal distribution: erfc(z/√2)/2. */
export const normalUpper = (z: number): number => 0.5 * erfc(z / Math.SQRT2);

/** P(X ≥ x) of the χ² distribution with `df` degrees of freedom: Q(df/2, x/2). NaN for NaN, 0 for infinity. */
export function chiSquareUpper(x: number, df: number): number {
  if (Number.isNaN(x) || df <= 0) return Number.NaN;
  if (x <= 0) return 1;
  return x === Number.POSITIVE_INFINITY ? 0 : gammainc(x / 2, df / 2, true, true);
}

/** P(|T| ≥ |t|) of Student's t distribution with `df` degrees of freedom: I(df/(df+t²); df/2, 1/2). */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  return Number.isFinite(t) ? betainc(df / (df + t * t), df / 2, 0.5) : 0;
}

/**
 * e^x·K_v(x), the modified Bessel function of the second kind without its decay, for x > 0, by the trapezoidal rule over
 * K_v(x) = ∫₀^∞ exp(−x cosh t) cosh(vt) dt (DLMF 10.32.9), which converges faster than any power of the step.
 */
export function scaledBesselK(v: number, x: number): number {
  const step = 1 / 64;
  let sum = 0.5;
  for (let i = 1; ; i++) {
    const t = i * step;
    const term = Math.exp(-2 * x * Math.sinh(t / 2) ** 2) * Math.cosh(v * t);
    sum += term;
    if (term < 1e-18 * sum) return sum * step;
  }
}
