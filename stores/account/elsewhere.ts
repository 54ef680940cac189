import type { SignInProvider } from '../../contracts/api/learner';
import type { SignInOutcome } from '../../contracts/api/sign-in-ways';
import { type Asked, askServer } from './ask-server';

/** Asks where the browser goes to sign in elsewhere. @param next the page of the lab to go on with. */
export function beginSignIn(
  way: SignInProvider['way'],
  next: string | null,
): Promise<Asked<{ url: string }>> {
  return askServer('POST', `/api/v1/sign-in-ways/${way}`, next === null ? {} : { next });
}

/** Asks where the browser goes to link an account elsewhere. */
export function beginLink(way: SignInProvider['way']): Promise<Asked<{ url: string }>> {
  return askServer('POST', '/api/v1/account/identities', { way });
}

const FAILURES: Readonly<Record<Exclude<SignInOutcome, 'done'>, string>> = {
  cancelled: 'You did not agree there, so nothing was done.',
  expired: 'It took too long, or was begun in another window. Try again.',
  closed: 'This account was closed by an administrator.',
  taken: 'That account signs somebody else in here already.',
  unreachable: 'The other side did not answer. Try again in a moment.',
  failed:
    'The other side gave an answer that cannot be used. Try again; if it stays so, tell whoever runs this lab.',
};

/** What came of signing in elsewhere, as the address of the page tells it: `done`, a message, or null for nothing. */
export function outcomeIn(
  search: string,
): { readonly isDone: boolean; readonly failure: string | null } | null {
  const outcome = new URLSearchParams(search).get('outcome');
  if (outcome === null) return null;
  if (outcome === 'done') return { isDone: true, failure: null };
  const known = Object.entries(FAILURES).find(([each]) => each === outcome);
  return { isDone: false, failure: known?.[1] ?? FAILURES.failed };
}
