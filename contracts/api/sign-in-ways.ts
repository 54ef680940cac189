import { z } from 'zod';
import { OWN_PAGE } from './own-page';

/** What goes in and out of `/api/v1` about accounts elsewhere. */

export const waySchema = z.enum(['oidc', 'github']);

export const beginElsewhereSchema = z.object({ next: z.string().regex(OWN_PAGE).optional() });

export const linkIdentitySchema = z.object({ way: waySchema });

export const unlinkIdentitySchema = z.object({
  provider: z.string().max(40),
  issuer: z.string().max(1_000),
  subject: z.string().max(1_000),
});

/** What came of signing in elsewhere; the page that it returns to is told by `?outcome=`. */
export type SignInOutcome = 'done' | 'expired' | 'closed' | 'taken' | 'cancelled' | 'unreachable' | 'failed';
