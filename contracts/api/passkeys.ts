import { z } from 'zod';

/** What goes in and out of `/api/v1` about passkeys: the JSON forms of WebAuthn level 3. */

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/);

const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** A passkey that was made. */
export const passkeyAttestationSchema = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url(4_000), attestationObject: base64url(40_000) }),
});
export type PasskeyAttestation = z.infer<typeof passkeyAttestationSchema>;

/** A challenge that a passkey has signed. */
export const passkeyAssertionSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(4_000),
    userHandle: base64url(200).optional(),
  }),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertionSchema>;

const nameSchema = z.string().trim().min(1, 'Give it a name.').max(100);

export const signInByPasskeySchema = z.object({ passkey: passkeyAssertionSchema });
export const addPasskeySchema = z.object({ name: nameSchema, passkey: passkeyAttestationSchema });
export const renamePasskeySchema = z.object({ name: nameSchema });
