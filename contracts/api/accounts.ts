import { z } from 'zod';
import { passkeyAssertionSchema } from './passkeys';

/** What goes in and out of `/api/v1` about accounts and sessions. */

export const displayNameSchema = z.string().trim().min(1, 'Give a name.').max(100);

/** Names to sign in by are the same in capitals and small letters. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/,
    'Use 3 to 40 letters, digits, dots, dashes; begin and end with a letter or digit',
  );

/** Its rules are told where it is set; here only what is not read at all. */
export const passwordSchema = z.string().min(1).max(1_000);

const tokenSchema = z.string().min(20).max(200);

export const claimSetupSchema = z.object({
  token: tokenSchema,
  username: usernameSchema,
  displayName: displayNameSchema,
  password: passwordSchema,
});

export const openSessionSchema = z.object({ username: usernameSchema, password: passwordSchema });

const recoveryCodeSchema = z.string().min(16).max(60);

export const recoverSchema = z.object({ code: recoveryCodeSchema });

/** One proof that it is still the person who has signed in. */
export const confirmSchema = z
  .object({ password: passwordSchema, recoveryCode: recoveryCodeSchema, passkey: passkeyAssertionSchema })
  .partial()
  .refine(
    (given) => Object.keys(given).length === 1,
    'Give one proof: a password, a passkey or a recovery code.',
  );

export const closeSessionSchema = z.object({ everywhere: z.boolean().default(false) });

export const useTokenSchema = z.object({
  token: tokenSchema,
  password: passwordSchema,
  /** For an account that has no name to sign in by yet. */
  username: usernameSchema.optional(),
});

export const changeAccountSchema = z
  .object({
    displayName: displayNameSchema,
    username: usernameSchema,
    /** The new password; the old one goes with it, where there is one. */
    password: passwordSchema,
    currentPassword: passwordSchema,
    renewRecoveryCode: z.literal(true),
  })
  .partial();

export const inviteSchema = z.object({
  displayName: displayNameSchema,
  username: usernameSchema,
  email: z.email().max(200).optional(),
  isAdmin: z.boolean().default(false),
  mayTeach: z.boolean().default(true),
});

export const changeUserSchema = z
  .object({ isAdmin: z.boolean(), mayTeach: z.boolean(), isDisabled: z.boolean() })
  .partial();

export const meSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  username: z.string().nullable(),
  isAdmin: z.boolean(),
  mayTeach: z.boolean(),
  hasPassword: z.boolean(),
  hasPasskey: z.boolean(),
});

export type Me = z.infer<typeof meSchema>;
