import type { SessionAnswer } from '../../contracts/api/learner';
import { OWN_PAGE } from '../../contracts/api/own-page';
import { type Asked, askServer } from './ask-server';
import { rememberSignedIn } from './signed-in';

/** Asks who is signed in, and remembers it. */
export async function refreshSignedIn(): Promise<Asked<SessionAnswer>> {
  const asked = await askServer<SessionAnswer>('GET', '/api/v1/session');
  if (asked.ok) rememberSignedIn(asked.value.me);
  return asked;
}

/** Signs in by name and password. */
export async function signInByPassword(username: string, password: string): Promise<Asked<SessionAnswer>> {
  const asked = await askServer<object>('POST', '/api/v1/session', { username, password });
  return asked.ok ? refreshSignedIn() : asked;
}

/** Signs in by a recovery code, which is used up; the answer has the next one. */
export async function signInByRecoveryCode(
  code: string,
): Promise<Asked<SessionAnswer & { readonly recoveryCode: string }>> {
  const asked = await askServer<{ recoveryCode: string }>('POST', '/api/v1/session/recover', { code });
  if (!asked.ok) return asked;
  const session = await refreshSignedIn();
  // The new code is shown in any case: the old one is gone.
  const { me, needsSetup } = session.ok ? session.value : { me: null, needsSetup: false };
  return { ok: true, value: { me, needsSetup, recoveryCode: asked.value.recoveryCode } };
}

/** Signs out here, or on all devices; what is done from now on is nobody's. */
export async function signOut(everywhere = false): Promise<Asked<object>> {
  const asked = await askServer<object>('DELETE', '/api/v1/session', { everywhere });
  // A session that had ended already is as good as signed out.
  if (asked.ok || asked.code === 'sign-in') rememberSignedIn(null);
  return asked.ok || asked.code !== 'sign-in' ? asked : { ok: true, value: {} };
}

/** Where someone goes who has just signed in: where they came from, if it is a page of the lab, else to their classes. */
export function afterSignIn(next: string | null, isStaff: boolean): string {
  if (next !== null && OWN_PAGE.test(next)) return next;
  return isStaff ? '/teach' : '/class';
}
