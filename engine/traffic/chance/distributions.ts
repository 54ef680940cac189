import { portableExp, portableLog } from '../../core/portable-math';
import type { UniformStream } from './uniform-stream';

/** A standard normal draw: G. Marsaglia and T. A. Bray (1964), the polar method. One of its pair is thrown away. */
export function standardNormal(stream: UniformStream): number {
  for (;;) {
    const x = 2 * stream.next() - 1;
    const y = 2 * stream.next() - 1;
    const r = x * x + y * y;
    if (r < 1 && r > 0) return x * Math.sqrt((-2 * portableLog(r)) / r);
  }
}

/**
 * A gamma draw of scale 1: G. Marsaglia and W. W. Tsang (2000), “A simple method for generating gamma variables”; below
 * shape 1 a draw of shape + 1 times u^(1/shape), as they say in section 6.
 * @param shape above 0; the mean and the variance of the draw
 */
export function gamma(stream: UniformStream, shape: number): number {
  if (shape < 1) return gamma(stream, shape + 1) * portableExp(portableLog(1 - stream.next()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - stream.next();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (portableLog(u) < 0.5 * square + d * (1 - v + portableLog(v))) return d * v;
  }
}

/** A lognormal draw, whose logarithm is normal. */
export function lognormal(stream: UniformStream, logMean: number, logDeviation: number): number {
  return portableExp(logMean + logDeviation * standardNormal(stream));
}

/** The parameters of a lognormal distribution with that mean and coefficient of variation (deviation ÷ mean). */
export function lognormalOf(mean: number, variation: number): { logMean: number; logDeviation: number } {
  const logVariance = portableLog(1 + variation * variation);
  return { logMean: portableLog(mean) - logVariance / 2, logDeviation: Math.sqrt(logVariance) };
}
