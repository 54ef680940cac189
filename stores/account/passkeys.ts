import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { SessionAnswer } from '../../contracts/api/learner';
import { refreshSignedIn } from './account';
import { type Asked, askServer, refused } from './ask-server';

/** Has a passkey sign what the server asks for; the person chooses which, and shows the device who they are. */
export async function signPasskey(): Promise<Asked<AuthenticationResponseJSON>> {
  const options = await askServer<PublicKeyCredentialRequestOptionsJSON>(
    'POST',
    '/api/v1/session/passkey/challenge',
  );
  return options.ok ? byDevice(() => startAuthentication({ optionsJSON: options.value })) : options;
}

/** Signs in by a passkey. */
export async function signInByPasskey(): Promise<Asked<SessionAnswer>> {
  const passkey = await signPasskey();
  if (!passkey.ok) return passkey;
  const asked = await askServer<object>('POST', '/api/v1/session/passkey', { passkey: passkey.value });
  return asked.ok ? refreshSignedIn() : asked;
}

/** Makes a passkey on this device, or on one that it reaches, and adds it to the account. */
export async function addPasskey(name: string): Promise<Asked<object>> {
  const options = await askServer<PublicKeyCredentialCreationOptionsJSON>(
    'POST',
    '/api/v1/account/passkeys/challenge',
  );
  if (!options.ok) return options;
  const passkey = await byDevice(() => startRegistration({ optionsJSON: options.value }));
  return passkey.ok
    ? askServer('POST', '/api/v1/account/passkeys', { name, passkey: passkey.value })
    : passkey;
}

async function byDevice<T>(work: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    // What browsers say when somebody closes the window; they tell it from no other reason.
    if (error instanceof Error && error.name === 'NotAllowedError')
      return refused('cancelled', 'No passkey was used: it was cancelled, or took too long.');
    if (error instanceof Error && error.name === 'InvalidStateError')
      return refused('conflict', 'This device holds a passkey of your account already.');
    return refused('device', 'The browser could not use a passkey here. Try again, or use another way.');
  }
}
