import { z } from 'zod';

const line = z.number().int().positive();

const annotationSchema = z.strictObject({
  /** Relative to the root of the repository. */
  path: z.string(),
  /** Counted from 1, in the file as the commit has it. */
  startLine: line,
  endLine: line,
  /** Counted from 1; null: the whole line. */
  startColumn: line.nullable().default(null),
  endColumn: line.nullable().default(null),
  level: z.enum(['notice', 'warning', 'failure']),
  title: z.string().default(''),
  message: z.string(),
});

/** What came of a check that has ended. */
export const CHECK_CONCLUSIONS = [
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
] as const;

/** One check of one commit, in the words of GitHub's checks API. */
export const checkRunSchema = z
  .strictObject({
    /** What a rule of a branch asks for: the name of a job. */
    name: z.string().min(1),
    /** The workflow that the job belongs to; '' for a check that somebody reported by hand. */
    workflow: z.string().default(''),
    status: z.enum(['queued', 'in_progress', 'completed']),
    /** Null until it is completed. */
    conclusion: z.enum(CHECK_CONCLUSIONS).nullable().default(null),
    /** One line beside the name. */
    description: z.string().default(''),
    /** The report, in Markdown. */
    summary: z.string().default(''),
    url: z.string().default(''),
    /** Milliseconds since the epoch. */
    startedAt: z.number(),
    /** Null: not yet. */
    completedAt: z.number().nullable().default(null),
    annotations: z.array(annotationSchema).default([]),
  })
  .refine(({ status, conclusion }) => (status === 'completed') === (conclusion !== null), {
    path: ['conclusion'],
    message: 'a check has a conclusion when it is completed, and not before',
  });

/** What a build server says about one commit. */
export type CheckRun = z.infer<typeof checkRunSchema>;

/** A check as it may be reported: what is left out has its default. */
export type GivenCheckRun = z.input<typeof checkRunSchema>;

export type CheckConclusion = (typeof CHECK_CONCLUSIONS)[number];

/** A remark of a check about lines of a file. */
export type CheckAnnotation = z.infer<typeof annotationSchema>;
