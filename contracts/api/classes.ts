import { z } from 'zod';
import { displayNameSchema, usernameSchema } from './accounts';
import { latePolicySchema } from './late-policy';

/** What goes in and out of `/api/v1/classes`. A moment is ISO 8601 with its offset; a class says in which zone it is meant. */

export const momentSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const nameSchema = z.string().trim().min(1, 'Give a name.').max(200);

/** An IANA name that this runtime knows; whether the database knows it is seen when it is used. */
export const timeZoneSchema = z
  .string()
  .max(100)
  .refine(isTimeZone, 'expected a time zone such as Europe/Berlin');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}

export const createClassSchema = z.object({ name: nameSchema, timeZone: timeZoneSchema });

export const changeClassSchema = z
  .object({
    name: nameSchema,
    timeZone: timeZoneSchema,
    isJoinOpen: z.boolean(),
    joinExpiresAt: momentSchema.nullable(),
    joinsPerHour: z.number().int().min(1).max(5_000),
    needsApproval: z.boolean(),
    offlineGraceMinutes: z.number().int().min(0).max(20_160),
    isArchived: z.boolean(),
  })
  .partial();

export const copyClassSchema = z.object({
  name: nameSchema,
  /** Dates are moved by so many days, and stay at the same hour on the clock of the class. */
  shiftDays: z.number().int().min(-3_660).max(3_660),
});

export const sectionSchema = z.object({ name: z.string().trim().min(1, 'Give a name.').max(100) });

/** Absent: the one who joins is signed in already. */
export const joinSchema = z.object({ displayName: displayNameSchema.optional() });

export const addMemberSchema = z.object({
  /** Of someone who has an account with a name to sign in by. */
  username: usernameSchema,
  role: z.enum(['instructor', 'ta', 'learner']),
});

export const changeMemberSchema = z
  .object({
    /** `active` admits someone who waits for approval or was removed. */
    status: z.enum(['active', 'removed']),
    sectionId: z.uuid().nullable(),
    studentId: z.string().trim().min(1).max(100).nullable(),
  })
  .partial();

export const changeRoleSchema = z.object({
  role: z.enum(['instructor', 'ta', 'learner']),
  /** Of an assistant. */
  mayExport: z.boolean().default(false),
  /** The sections that an assistant sees; null: all. */
  sees: z.array(z.uuid()).max(500).nullable().default(null),
});

/** A roster as text: a header of `name,email,student_id,section` in any order, of which `name` must be there. */
export const importRosterSchema = z.object({ csv: z.string().min(1).max(200_000) });

const workSchema = z.object({
  kind: z.enum(['module', 'lesson']),
  /** The id in the course: 2, or 2.4. */
  contentId: z.string().min(1).max(20),
});

const termsSchema = z.object({
  title: nameSchema,
  points: z.number().min(0).max(100_000).multipleOf(0.01),
  opensAt: momentSchema.nullable(),
  dueAt: momentSchema.nullable(),
  closesAt: momentSchema.nullable(),
  latePolicy: latePolicySchema,
  maxAttempts: z.number().int().min(1).max(10_000).nullable(),
  cooldownSeconds: z.number().int().min(0).max(86_400),
  /** Which of several attempts at an exercise counts. */
  counts: z.enum(['best', 'last']),
  /** What of the feedback a learner is shown, and when. */
  releasePolicy: z.enum(['at-once', 'after-due', 'when-released', 'score-only']),
  /** Whether those who grade it see other names than the learners' until somebody reveals them. */
  isAnonymous: z.boolean(),
  /** Empty: for everyone. */
  sectionIds: z.array(z.uuid()).max(500),
});

export const createAssignmentsSchema = z.object({
  /** In their order; the terms are those of all of them. */
  work: z.array(workSchema).min(1).max(100),
  terms: termsSchema.omit({ title: true }).partial().default({}),
});

export const changeAssignmentSchema = termsSchema.extend({ isReleased: z.boolean() }).partial();

/** All assignments of the class in their new order. */
export const orderAssignmentsSchema = z.object({ assignmentIds: z.array(z.uuid()).max(1_000) });

export const setOverridesSchema = z
  .object({
    assignmentIds: z.array(z.uuid()).min(1).max(100),
    memberIds: z.array(z.uuid()).max(1_000).default([]),
    sectionIds: z.array(z.uuid()).max(100).default([]),
    opensAt: momentSchema.nullable().default(null),
    dueAt: momentSchema.nullable().default(null),
    closesAt: momentSchema.nullable().default(null),
    extraAttempts: z.number().int().min(0).max(1_000).default(0),
    isExcused: z.boolean().default(false),
    reason: z.string().trim().min(1, 'Say why.').max(1_000),
  })
  .refine(
    ({ memberIds, sectionIds }) => memberIds.length + sectionIds.length > 0,
    'Name a person or a section.',
  );

/** Many exceptions at once: all of them or none. */
export const setManyOverridesSchema = z.object({ exceptions: z.array(setOverridesSchema).min(1).max(500) });

export type AssignmentTerms = z.infer<typeof termsSchema>;
