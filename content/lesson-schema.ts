import { z } from 'zod';
import type { FileMarks, WorkspaceFiles } from '../engine/core/files';

/** The schema of `lessons/<nn-module>/<nn-lesson>/lesson.yaml`. Every field says what it is for. */

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe(
    'Lower-case words with hyphens, unique among its kind in the lesson. Never changed once published.',
  );

const prose = z.string().min(1).describe('Markdown: inline code, emphasis and links.');

export const conditionSchema = z
  .strictObject({
    fact: z.string().describe('The name of a fact that the measurement yields.'),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    equals: z.union([z.number(), z.string(), z.boolean()]).optional(),
    missing: z.boolean().optional(),
  })
  .describe('One demand on one fact; every bound that is given must hold.');

const checkSchema = z.strictObject({
  id,
  label: z.string().describe('What the check makes sure of, in one line; shown before and after it runs.'),
  weight: z.number().positive().describe('Its share of the credit, relative to the other checks.'),
  measure: z.string().describe('A kind of measurement from engine/grading/registry.ts.'),
  with: z.unknown().default({}).describe('Options of that kind; checked by the kind itself.'),
  did: prose.describe('What the check did, past tense, facts in braces.'),
  require: z
    .array(
      conditionSchema.extend({
        expects: prose.describe('What is expected, as a noun phrase, facts and bounds in braces.'),
        sees: prose
          .optional()
          .describe('What was seen, as a noun phrase, facts in braces; else the fact’s meaning and value.'),
      }),
    )
    .min(1),
  mistakes: z
    .array(
      z.strictObject({
        id,
        when: z.array(conditionSchema).min(1),
        says: prose.describe('What happened, what it means, what to try.'),
      }),
    )
    .default([])
    .describe('Mistakes that people really make; the first whose conditions all hold speaks.'),
  after: id.optional().describe('A check that must have passed for this one to be attempted.'),
});

const exerciseSchema = z.strictObject({
  id,
  title: z.string(),
  kind: z.enum(['code', 'terminal', 'operate', 'order', 'find', 'review', 'predict']),
  task: prose.describe('What to do, with the sub-goal labels that checks and hints use too.'),
  opens: z.array(z.string()).default([]).describe('Files that the workbench opens for it.'),
  edits: z
    .array(z.string())
    .default([])
    .describe(
      'Files or folders (ending in /) that the learner is expected to change; shown with Show solution.',
    ),
  hints: z
    .array(prose)
    .min(3)
    .max(5)
    .describe('The ladder: a nudge, the idea, the shape of the code, the last one concrete.'),
  checks: z.array(checkSchema).min(1),
});

const experimentSchema = z.strictObject({
  id,
  label: z.string(),
  script: z.string().describe('The npm script of the workspace to run, e.g. train.'),
  params: z
    .record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]))
    .default({})
    .describe(
      'Values laid over the params file for this run; the file itself is changed, visibly and undoably.',
    ),
  ends: z
    .enum(['completed', 'failed'])
    .default('completed')
    .describe('failed: the run is there to show how it fails.'),
  facts: z
    .string()
    .optional()
    .describe(
      'A JSON file that the script writes, e.g. out/baseline.json: its scalars are facts of the run, nested ones by dots.',
    ),
});

const dataPath = z.string().describe('Where the workspace shows it; below data/ unless it is owned.');
const owned = z
  .boolean()
  .default(false)
  .describe(
    'true: it is among the learner’s files when the work begins, theirs to change and to version; else it is read-only.',
  );

const sharedDataSchema = z.strictObject({
  path: dataPath,
  from: z.string().describe('The file of public/data that it is.'),
  owned,
});

const madeDataSchema = z.strictObject({
  path: dataPath,
  owned,
  maker: z.string().describe('A maker from engine/dataset/makers/registry.ts.'),
  from: z.string().optional().describe('The file of public/data that it is made from.'),
  with: z.unknown().default({}).describe('Options of that maker; checked by the maker itself.'),
  truthOf: z
    .string()
    .optional()
    .describe(
      'What is true behind the made file of this path, from the same seed: for checks alone, never in the workspace.',
    ),
});

const fieldSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .describe('The key of the JSON file, camelCase.'),
  label: prose.describe('The question, or the name of the decision.'),
  help: prose.optional(),
  kind: z
    .enum(['choice', 'choices', 'number', 'text'])
    .describe('choice: one option; choices: any number; number, text: typed.'),
  unit: z.string().optional().describe('Of a number, e.g. $.'),
  options: z
    .array(z.strictObject({ id, label: prose }))
    .default([])
    .describe('Of choice and choices.'),
});

const formSchema = z
  .strictObject({
    id,
    title: z.string(),
    file: z
      .string()
      .describe('The JSON file of the workspace that the form writes; part of the start, e.g. {}.'),
    fields: z.array(fieldSchema).min(1),
  })
  .describe('Decisions to be made: <Decide id="…" /> in the text. Graded by the measurement `form`.');

const debtSchema = z
  .strictObject({
    id,
    says: prose.describe('What this way of working leaves undone, as the learner just met it.'),
    paidIn: z.string().describe('The id of the lesson that pays it back, e.g. 2.3.'),
  })
  .describe('Something owed by the ad hoc way of working: <Debts /> lists those of the lesson.');

const predictionSchema = z.strictObject({
  id,
  ask: prose,
  experiment: id.describe('The experiment whose run answers it.'),
  options: z
    .array(
      z.strictObject({
        id,
        label: prose,
        when: z
          .array(conditionSchema)
          .min(1)
          .describe('The facts of the run under which this option is what happened.'),
      }),
    )
    .min(2)
    .max(5),
  reveal: prose.describe('Said after the run, facts in braces.'),
});

const recallSchema = z.strictObject({
  id,
  ask: prose,
  options: z
    .array(z.strictObject({ id, label: prose, right: z.boolean().default(false), because: prose }))
    .min(2)
    .max(5),
});

const replaySchema = z.strictObject({
  id,
  title: z.string(),
  scenario: z.string().describe('A scenario from engine/scenario/registry.ts.'),
  with: z.unknown().default({}).describe('Options of that scenario; checked by the scenario itself.'),
  seed: z.string(),
  adHoc: z
    .enum(['start'])
    .default('start')
    .describe('The files of the ad hoc lane: the start of the lesson.'),
  practice: z
    .enum(['learner', 'solution'])
    .default('learner')
    .describe('The files of the practice lane: the learner’s own work, or the reference.'),
  changeRequest: z
    .strictObject({
      title: z.string(),
      asks: prose.describe(
        'The change that somebody wants; what it touches is measured against the workspace before it.',
      ),
    })
    .optional(),
});

const metricSchema = z.strictObject({
  name: z.string().describe('The name of the metric in the logs of model.fit, without val_.'),
  label: z.string(),
  unit: z.string().default(''),
});

export const lessonSchema = z.strictObject({
  id: z
    .string()
    .regex(/^\d\.\d{1,2}$/)
    .describe('The number of the lesson in the course, e.g. 1.6. Stable.'),
  title: z.string(),
  summary: prose.describe('One or two sentences for the course map and search.'),
  project: z.enum(['house-price', 'customer-churn', 'both']),
  minutes: z.number().int().positive().describe('An honest estimate for the whole lesson.'),
  needs: z.array(z.string()).default([]).describe('Ids of lessons that should come first.'),
  objectives: z
    .array(z.strictObject({ says: prose, measuredBy: z.array(z.string()).min(1) }))
    .min(1)
    .describe(
      'What the learner can do afterwards; measuredBy names checks (exercise/check) or recall questions (recall/id).',
    ),
  continues: z
    .strictObject({
      from: z.string().describe('The id of the lesson whose end this start is.'),
      carries: z
        .array(z.string())
        .min(1)
        .describe(
          'Files and folders (ending in /) that are the same here as in the solution there; a learner may bring their own.',
        ),
    })
    .optional(),
  data: z
    .array(
      z
        .union([z.string(), sharedDataSchema, madeDataSchema])
        .refine(
          (entry) => typeof entry === 'string' || entry.owned || entry.path.startsWith('data/'),
          'Read-only data lies below data/.',
        ),
    )
    .default([])
    .describe(
      'What appears under data/ in the workspace: files of public/data, and files made for each learner from their seed.',
    ),
  panels: z
    .array(z.string())
    .default([])
    .describe('Panels of the workbench that only some lessons show, by id, e.g. tuning.'),
  params: z
    .string()
    .optional()
    .describe('The JSON file of the workspace that experiments and the controls of figures change.'),
  metrics: z.array(metricSchema).default([]).describe('Names and units for the training panel.'),
  opens: z.array(z.string()).min(1).describe('Files open in the editor on the first visit.'),
  experiments: z.array(experimentSchema).default([]),
  predictions: z.array(predictionSchema).default([]),
  replays: z.array(replaySchema).default([]),
  forms: z.array(formSchema).default([]),
  debts: z.array(debtSchema).default([]),
  exercises: z.array(exerciseSchema).min(1),
  recall: z.array(recallSchema).min(3).max(5),
  sources: z
    .array(z.strictObject({ id, title: z.string(), where: z.string() }))
    .default([])
    .describe('Where the claims of the lesson come from; cited in the text with <Source id="…" />.'),
});

const removesSchema = z
  .array(z.string())
  .default([])
  .describe('Files of the start or the solution that this variant does not have.');

const overSchema = z
  .enum(['solution', 'start'])
  .default('solution')
  .describe('What its files and its session.sh are laid over; start: the solution has not been done.');

/** `wrong/<name>/expect.yaml`: the feedback that the wrong solution must get. */
export const wrongExpectationSchema = z.strictObject({
  exercise: id,
  check: id.describe('The check that must fail.'),
  mistake: id.optional().describe('The mistake of that check that must speak.'),
  says: z.string().optional().describe('A text that the feedback must contain, where no mistake is named.'),
  removes: removesSchema,
  over: overSchema,
});

/** `also-right/<name>/variant.yaml`, optional: what that other right solution does without. */
export const variantSchema = z.strictObject({ removes: removesSchema, over: overSchema });

/** The definition of a lesson, checked. */
export type LessonDefinition = z.infer<typeof lessonSchema>;
export type ExerciseDefinition = LessonDefinition['exercises'][number];
export type ExperimentDefinition = LessonDefinition['experiments'][number];
export type RecallDefinition = LessonDefinition['recall'][number];
export type ReplayDefinition = LessonDefinition['replays'][number];
export type WrongExpectation = z.infer<typeof wrongExpectationSchema>;

/** Shell scripts that make what no text file can hold, a repository say; see `playScript`. */
export interface LessonScripts {
  /** Played over the start before the work begins. */
  readonly start?: string;
  /** Played over the start, with the files of the solution laid over it. */
  readonly solution?: string;
}

/** What a workbench is opened on: a lesson, or a project of the Studio. */
export interface WorkBundle {
  /** The id of the work among others of its kind. */
  readonly slug: string;
  /** SHA-256 over what it was made from; work whose origin changed since it was begun says so. */
  readonly version: string;
  readonly definition: LessonDefinition;
  /** The start, by workspace path. Read-only data is not in it: see `definition.data`. */
  readonly start: WorkspaceFiles;
  /** The paths of the start that are not plain files; absent: none. */
  readonly startMarks?: FileMarks;
  /** The files of the reference solution that differ from the start; none in a project of the Studio. */
  readonly solution: Readonly<Record<string, string>>;
  /** Absent: files are all there is to it. */
  readonly scripts?: LessonScripts;
  /** `probes/…`, `mutants.yaml` and the like: used by checks and replays, not part of the workspace. */
  readonly support: Readonly<Record<string, string>>;
}

/**
 * A lesson as the workbench loads it, from `/lessons/<slug>/bundle.json`: everything but the prose. The slug is
 * `<module folder>/<lesson folder>`, e.g. `01-before-mlops/06-model-training`.
 */
export interface LessonBundle extends WorkBundle {
  readonly start: Readonly<Record<string, string>>;
}
