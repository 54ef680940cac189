import { z } from 'zod';
import { trustSchema } from './grading';

/** What goes in and out of `/api/v1/certificates`. */

/** What a certificate is of: all lessons, or the capstone. */
export const certificateScopeSchema = z.enum(['course', 'capstone']);

export type CertificateScope = z.infer<typeof certificateScopeSchema>;

export const issueCertificateSchema = z.object({
  scope: certificateScopeSchema,
  /** As it stands on the certificate; the server knows nobody's legal name. */
  name: z.string().trim().min(1, 'Give the name that shall stand on it.').max(100),
  /** That whoever has the address reads the name and what was passed. */
  consent: z.literal(true, 'Say that the certificate may be seen by whoever has its address.'),
});

const exerciseSchema = z.object({
  /** The lesson's id and the exercise's: `1.6/train-it-yourself`. */
  id: z.string(),
  title: z.string(),
  /** When the work that passed was received. */
  passedAt: z.iso.datetime(),
  contentVersion: z.string(),
  graderVersion: z.string(),
  trust: trustSchema,
});

/** What a certificate says. It is signed as it is; nothing in it comes from the client but the name. */
export const certificateSchema = z.object({
  id: z.uuid(),
  /** The address of the lab that issued it, as its operator has set it; null: they have not. */
  issuer: z.string().nullable(),
  scope: certificateScopeSchema,
  name: z.string(),
  issuedAt: z.iso.datetime(),
  exercises: z.array(exerciseSchema),
  /** What the checks of the capstone found, such as the points of the rubric and the figures of the game day. */
  findings: z.array(z.object({ label: z.string(), says: z.string() })),
});

export type Certificate = z.infer<typeof certificateSchema>;

/** A public key of this server, as RFC 8037 has it. */
export const certificateKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});

/** What anybody is told of a certificate. */
export const shownCertificateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('valid'),
    certificate: certificateSchema,
    /** The certificate with its signature, as a JSON Web Signature: proof without this server. */
    jws: z.string(),
    key: certificateKeySchema,
  }),
  z.object({
    state: z.literal('revoked'),
    revokedAt: z.iso.datetime(),
    why: z.enum(['replaced', 'owner', 'operator']),
  }),
  /** What is stored was not signed by this server's key, or was changed since. */
  z.object({ state: z.literal('broken') }),
]);

export type ShownCertificate = z.infer<typeof shownCertificateSchema>;

/** How far the server's own grades go towards a certificate. */
export const standingSchema = z.object({
  scope: certificateScopeSchema,
  passed: z.number().int(),
  outOf: z.number().int(),
  /** Exercises that the server has not seen pass: the first few. */
  missing: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The certificate that stands, if one was issued. */
  certificate: z.object({ id: z.uuid(), issuedAt: z.iso.datetime(), name: z.string() }).nullable(),
});

export type Standing = z.infer<typeof standingSchema>;
