import { messageOf } from '../engine/core/errors';
import { placeholdersOf } from '../engine/core/facts';
import { TEMPLATE_FACTS } from '../engine/grading/judge';
import { MeasurementOptionsError } from '../engine/grading/options';
import { type PreparedMeasurement, prepareMeasurement } from '../engine/grading/registry';
import type { ExerciseDefinition } from './lesson-schema';
import type { ReferenceInput, ReferenceProblem } from './references';
import type { YamlPath } from './yaml-document';

type Check = ExerciseDefinition['checks'][number];

const BOUNDS = ['atLeast', 'atMost', 'above', 'below', 'equals'] as const;

/** Follows the references inside exercises: measurements, their options, facts, placeholders, `after`, support files. */
export function checkExercises(input: ReferenceInput): ReferenceProblem[] {
  return input.definition.exercises.flatMap((exercise, e) =>
    exercise.checks.flatMap((check, c) => {
      const at: YamlPath = ['exercises', e, 'checks', c];
      return [...checkOrder(exercise, check, c, at), ...checkMeasurement(input, check, at)];
    }),
  );
}

function checkOrder(exercise: ExerciseDefinition, check: Check, c: number, at: YamlPath): ReferenceProblem[] {
  const before = exercise.checks.slice(0, c).map((earlier) => earlier.id);
  const problems: ReferenceProblem[] = [];
  if (before.includes(check.id)) {
    problems.push({ path: [...at, 'id'], message: `There is another check ${check.id} in this exercise.` });
  }
  if (check.after !== undefined && !before.includes(check.after)) {
    problems.push({
      path: [...at, 'after'],
      message: `No check before this one is called ${check.after}. A check can only wait for an earlier one.`,
    });
  }
  return problems;
}

function checkMeasurement({ support }: ReferenceInput, check: Check, at: YamlPath): ReferenceProblem[] {
  let prepared: PreparedMeasurement;
  try {
    prepared = prepareMeasurement(check.measure, check.with);
  } catch (error) {
    const path =
      error instanceof MeasurementOptionsError ? [...at, 'with', ...error.path] : [...at, 'measure'];
    return [{ path, message: messageOf(error) }];
  }
  const missing = prepared.needs
    .filter((file) => support[file] === undefined)
    .map((file) => ({ path: [...at, 'with'], message: `The lesson has no file ${file}.` }));
  return [...missing, ...checkFacts(check, new Set(Object.keys(prepared.facts)), at)];
}

function checkFacts(check: Check, known: ReadonlySet<string>, at: YamlPath): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const list = [...known].sort().join(', ');
  const fact = (name: string, path: YamlPath) => {
    if (!known.has(name)) {
      problems.push({
        path,
        message: `The measurement ${check.measure} yields no fact ${name}. It yields: ${list}.`,
      });
    }
  };
  const template = (text: string | undefined, extra: readonly string[], path: YamlPath) => {
    for (const name of placeholdersOf(text ?? '')) {
      if (!known.has(name) && !extra.includes(name)) {
        problems.push({
          path,
          message: `{${name}} is neither a fact of ${check.measure} nor a bound. It yields: ${list}.`,
        });
      }
    }
  };
  template(check.did, TEMPLATE_FACTS, [...at, 'did']);
  check.require.forEach((requirement, r) => {
    const path = [...at, 'require', r];
    const bounds = BOUNDS.filter((bound) => requirement[bound] !== undefined);
    fact(requirement.fact, [...path, 'fact']);
    if (bounds.length === 0 && requirement.missing === undefined) {
      problems.push({ path, message: 'This requirement has no bound, so it demands nothing.' });
    }
    template(requirement.expects, [...TEMPLATE_FACTS, ...bounds], [...path, 'expects']);
    template(requirement.sees, TEMPLATE_FACTS, [...path, 'sees']);
  });
  check.mistakes.forEach((mistake, m) => {
    const path = [...at, 'mistakes', m];
    for (const [w, condition] of mistake.when.entries()) fact(condition.fact, [...path, 'when', w, 'fact']);
    template(mistake.says, TEMPLATE_FACTS, [...path, 'says']);
  });
  return problems;
}
