import { type Rng, seededRng } from '@/engine/core/rng';
import { fitRidge } from '@/engine/dataset/ridge';
import { correlation } from '@/engine/selection/correlation';
import {
  type FeatureImportance,
  meanAbsoluteError,
  permutationImportance,
} from '@/engine/selection/permutation-importance';

const HOUSES = 240;
const REPEATS = 12;
/** What a deviation of area, and of what both features leave unsaid, is worth, in thousands of dollars. */
const PER_DEVIATION = 30;
const UNSAID = 8;

/** What two features that are more or less alike are worth to one model. */
export interface TwinImportance {
  /** The correlation that came out, which is near the one that was asked for. */
  readonly alike: number;
  readonly first: FeatureImportance;
  readonly second: FeatureImportance;
  /** Both shuffled at once, the two values of a house staying together. */
  readonly both: number;
  /** The error with everything in place. */
  readonly error: number;
}

/**
 * Makes 240 houses with two features of correlation `alike` (0 to 1) whose sum makes the price, always with the same
 * spread; fits a line, and shuffles each feature and both together. In thousands of dollars. The same input gives the same.
 */
export function twinImportance(alike: number): TwinImportance {
  const rng = seededRng('shared importance');
  const first = standardised(normals(rng.fork('first')));
  const other = standardised(normals(rng.fork('second')));
  const second = first.map((value, i) => alike * value + Math.sqrt(1 - alike ** 2) * other[i]!);
  const sum = standardised(first.map((value, i) => value + second[i]!));
  const noise = normals(rng.fork('noise'));
  const truth = sum.map((value, i) => 180 + PER_DEVIATION * value + UNSAID * noise[i]!);
  const rows = Array.from(first, (value, i) => [value, second[i]!]);
  const model = fitRidge(rows, [...truth], 1);
  const predict = ([a, b]: readonly Float64Array[]) => a!.map((value, i) => model.predict([value, b![i]!]));
  const { baseError, features } = permutationImportance({
    columns: [first, second],
    truth,
    predict,
    error: meanAbsoluteError,
    repeats: REPEATS,
    rng: rng.fork('shuffles'),
  });
  const order = rng.fork('both').shuffle([...first.keys()]);
  const together = [first, second].map((column) => Float64Array.from(order, (i) => column[i]!));
  return {
    alike: correlation(first, second),
    first: features[0]!,
    second: features[1]!,
    both: meanAbsoluteError(predict(together), truth) - baseError,
    error: baseError,
  };
}

/** Draws from the standard normal distribution (Box & Muller, 1958). */
function normals(rng: Rng): Float64Array {
  return Float64Array.from(
    { length: HOUSES },
    () => Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next()),
  );
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / deviation);
}
