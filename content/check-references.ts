import { checkExercises } from './check-exercises';
import type { LessonDefinition } from './lesson-schema';
import { findPlanned } from './list-lessons';
import type { ReferenceInput, ReferenceProblem } from './references';
import type { YamlPath } from './yaml-document';

/** Follows every reference in a lesson and returns those that lead nowhere. */
export function checkReferences(input: ReferenceInput): ReferenceProblem[] {
  const { definition } = input;
  return [
    ...checkPlace(input),
    ...checkUnique(definition),
    ...checkFiles(input),
    ...checkObjectives(definition),
    ...checkPredictions(definition),
    ...checkRecall(definition),
    ...checkExercises(input),
    ...definition.replays.flatMap((replay, i) => {
      const problem = input.scenarioProblem(replay.scenario, replay.with);
      return problem === null ? [] : [{ path: ['replays', i, 'scenario'], message: problem }];
    }),
  ];
}

function checkPlace({ slug, definition }: ReferenceInput): ReferenceProblem[] {
  const planned = findPlanned(definition.id);
  if (!planned) {
    return [
      { path: ['id'], message: `The course has no lesson ${definition.id}. Add it to content/course.ts.` },
    ];
  }
  const folder = slug.split('/')[0];
  const problems: ReferenceProblem[] = [];
  if (planned.module.folder !== folder) {
    problems.push({
      path: ['id'],
      message: `Lesson ${definition.id} belongs in lessons/${planned.module.folder}/, but lies in lessons/${folder}/. Move the folder or mend the id.`,
    });
  }
  definition.needs.forEach((need, i) => {
    if (!findPlanned(need) || need === definition.id) {
      problems.push({
        path: ['needs', i],
        message: `The course has no other lesson ${need}. Use an id from content/course.ts.`,
      });
    }
  });
  definition.debts.forEach((debt, i) => {
    if (!findPlanned(debt.paidIn)) {
      problems.push({ path: ['debts', i, 'paidIn'], message: `The course has no lesson ${debt.paidIn}.` });
    }
  });
  if (definition.continues && !findPlanned(definition.continues.from)) {
    problems.push({
      path: ['continues', 'from'],
      message: `The course has no lesson ${definition.continues.from}. Use an id from content/course.ts.`,
    });
  }
  return problems;
}

function checkUnique(definition: LessonDefinition): ReferenceProblem[] {
  const lists = [
    'experiments',
    'predictions',
    'replays',
    'forms',
    'debts',
    'exercises',
    'recall',
    'sources',
  ] as const;
  return lists.flatMap((list) => {
    const ids = definition[list].map((item) => item.id);
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ path: [list, i, 'id'], message: `There is another one with the id ${id}. Give each its own.` }],
    );
  });
}

function checkFiles(input: ReferenceInput): ReferenceProblem[] {
  const { definition, start, solution, dataFiles } = input;
  const problems: ReferenceProblem[] = [];
  const known = { ...start, ...solution };
  const mustExist = (name: string, path: YamlPath) => {
    const exists = name.endsWith('/')
      ? Object.keys(known).some((file) => file.startsWith(name))
      : Object.hasOwn(known, name);
    if (!exists) problems.push({ path, message: `Neither start/ nor solution/ has ${name}.` });
  };
  definition.opens.forEach((file, i) => {
    if (!Object.hasOwn(start, file)) {
      problems.push({
        path: ['opens', i],
        message: `start/ has no file ${file} to open on the first visit.`,
      });
    }
  });
  definition.exercises.forEach((exercise, e) => {
    for (const list of ['opens', 'edits'] as const) {
      for (const [i, file] of exercise[list].entries()) mustExist(file, ['exercises', e, list, i]);
    }
  });
  definition.data.forEach((file, i) => {
    const name = typeof file === 'string' ? file.replace(/^data\//, '') : file.from;
    if (name !== undefined && !dataFiles.has(name)) {
      problems.push({ path: ['data', i], message: `public/data has no file ${name}.` });
    }
    const problem =
      typeof file === 'string' || !('maker' in file) ? null : input.makerProblem(file.maker, file.with);
    if (problem !== null) problems.push({ path: ['data', i, 'maker'], message: problem });
  });
  definition.forms.forEach(({ file, fields }, i) => {
    if (!Object.hasOwn(start, file))
      problems.push({ path: ['forms', i, 'file'], message: `start/ has no file ${file}. Begin it as {}.` });
    fields.forEach((field, f) => {
      const wanted = field.kind === 'choice' || field.kind === 'choices';
      if (wanted !== field.options.length > 1)
        problems.push({
          path: ['forms', i, 'fields', f, 'options'],
          message: wanted
            ? 'A choice needs two options or more.'
            : `A field of kind ${field.kind} has no options.`,
        });
    });
  });
  if (definition.params !== undefined) problems.push(...checkParams(definition, start));
  const scripts = scriptsOf(start);
  definition.experiments.forEach((experiment, i) => {
    if (!scripts.includes(experiment.script)) {
      problems.push({
        path: ['experiments', i, 'script'],
        message: `start/package.json has no script ${experiment.script}.`,
      });
    }
    if (definition.params === undefined && Object.keys(experiment.params).length > 0) {
      problems.push({
        path: ['experiments', i, 'params'],
        message: 'The experiment sets params, but the lesson names no params file.',
      });
    }
  });
  return problems;
}

function checkParams(definition: LessonDefinition, start: ReferenceInput['start']): ReferenceProblem[] {
  const text = start[definition.params!];
  if (typeof text !== 'string') {
    return [{ path: ['params'], message: `start/ has no file ${definition.params}.` }];
  }
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [{ path: ['params'], message: `${definition.params} is not JSON: ${(error as Error).message}.` }];
  }
}

function scriptsOf(start: ReferenceInput['start']): string[] {
  try {
    const parsed = JSON.parse(String(start['package.json'])) as { scripts?: Record<string, string> };
    return Object.keys(parsed.scripts ?? {});
  } catch {
    return [];
  }
}

function checkObjectives(definition: LessonDefinition): ReferenceProblem[] {
  const measures = new Set([
    ...definition.exercises.flatMap((exercise) =>
      exercise.checks.map((check) => `${exercise.id}/${check.id}`),
    ),
    ...definition.recall.map((question) => `recall/${question.id}`),
  ]);
  return definition.objectives.flatMap((objective, o) =>
    objective.measuredBy.flatMap((name, i) =>
      measures.has(name)
        ? []
        : [
            {
              path: ['objectives', o, 'measuredBy', i],
              message: `Nothing is called ${name}. Write <exercise>/<check> or recall/<question>.`,
            },
          ],
    ),
  );
}

function checkPredictions(definition: LessonDefinition): ReferenceProblem[] {
  const experiments = new Set(definition.experiments.map((experiment) => experiment.id));
  return definition.predictions.flatMap((prediction, i) =>
    experiments.has(prediction.experiment)
      ? []
      : [
          {
            path: ['predictions', i, 'experiment'],
            message: `There is no experiment ${prediction.experiment} in this lesson.`,
          },
        ],
  );
}

function checkRecall(definition: LessonDefinition): ReferenceProblem[] {
  return definition.recall.flatMap((question, i) => {
    const right = question.options.filter((option) => option.right).length;
    if (right === 1) return [];
    return [
      {
        path: ['recall', i, 'options'],
        message: `The question ${question.id} has ${right} options marked right: true; it needs exactly one.`,
      },
    ];
  });
}
