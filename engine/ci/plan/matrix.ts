import type { JsonValue } from '../../core/json';
import { CiError } from '../errors';
import { textOf } from '../expressions/values';
import { WORKFLOW_LIMITS } from '../workflow/limits';

/** The values of one job of a matrix, in the order of its keys. */
export type MatrixValues = Readonly<Record<string, JsonValue>>;

/** No product is built that is larger than this before anything is taken out of it. */
const LARGEST_PRODUCT = 20_000;

const invalid = (message: string): never => {
  throw new CiError('workflow-invalid', message);
};

const isMap = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether a value fits what an `exclude` says: of mappings, the keys that are named. */
function fits(value: JsonValue | undefined, wanted: JsonValue): boolean {
  if (isMap(value) && isMap(wanted))
    return Object.entries(wanted).every(([key, inner]) => fits(value[key], inner));
  return same(value, wanted);
}

function listAt(matrix: Readonly<Record<string, JsonValue>>, key: 'include' | 'exclude'): MatrixValues[] {
  const given = matrix[key] ?? [];
  if (!Array.isArray(given)) return invalid(`The ${key} of a matrix must be a sequence.`);
  return given.map((entry) => (isMap(entry) ? entry : invalid(`Each ${key} of a matrix must be a mapping.`)));
}

/** The product of all vectors, the first key slowest. */
function product(vectors: readonly (readonly [string, readonly JsonValue[]])[]): MatrixValues[] {
  const size = vectors.reduce((all, [, values]) => all * values.length, 1);
  if (size > LARGEST_PRODUCT) throw tooLarge(size);
  let combinations: MatrixValues[] = vectors.length === 0 ? [] : [{}];
  for (const [key, values] of vectors)
    combinations = combinations.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
  return combinations;
}

const tooLarge = (jobs: number) =>
  new CiError(
    'matrix-too-large',
    `The matrix makes ${jobs} jobs; a matrix may make ${WORKFLOW_LIMITS.matrix}.`,
    { jobs },
  );

/**
 * The jobs of a matrix whose expressions have been evaluated. `exclude` takes combinations out; then each `include` adds
 * its values to every combination of the product in which it changes no value of the product, and is a combination of
 * its own where there is none.
 * @throws CiError `workflow-invalid`, `matrix-too-large` for more than 256.
 */
export function expandMatrix(matrix: JsonValue): MatrixValues[] {
  if (!isMap(matrix)) return invalid('A matrix must be a mapping.');
  const vectors = Object.entries(matrix)
    .filter(([key]) => key !== 'include' && key !== 'exclude')
    .map(([key, values]) => {
      if (!Array.isArray(values)) return invalid(`The matrix vector '${key}' must be a sequence.`);
      if (values.length === 0) return invalid(`Matrix vector '${key}' does not contain any values`);
      return [key, values as readonly JsonValue[]] as const;
    });
  const excluded = listAt(matrix, 'exclude');
  const originals = product(vectors).filter(
    (one) => !excluded.some((entry) => Object.entries(entry).every(([key, value]) => fits(one[key], value))),
  );
  const extended: Record<string, JsonValue>[] = originals.map((one) => ({ ...one }));
  const added: MatrixValues[] = [];
  for (const entry of listAt(matrix, 'include')) {
    const into = originals.flatMap((original, i) =>
      Object.entries(entry).every(
        ([key, value]) => !Object.hasOwn(original, key) || same(original[key], value),
      )
        ? [i]
        : [],
    );
    if (into.length === 0) added.push(entry);
    for (const i of into) Object.assign(extended[i]!, entry);
  }
  const all = [...extended, ...added];
  if (all.length > WORKFLOW_LIMITS.matrix) throw tooLarge(all.length);
  return all;
}

function scalars(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(scalars);
  return isMap(value) ? Object.values(value).flatMap(scalars) : [textOf(value)];
}

/** GitHub cuts the values that follow a name here. */
const LONGEST_SUFFIX = 100;

/** How a job of a matrix is called: `build (3.1, ubuntu-latest)`. */
export function legName(name: string, values: MatrixValues): string {
  const shown = Object.values(values).flatMap(scalars).join(', ');
  if (shown === '') return name;
  return `${name} (${shown.length > LONGEST_SUFFIX ? `${shown.slice(0, LONGEST_SUFFIX - 3)}...` : shown})`;
}
