import { AuthorizationResponseError, ClientError } from 'openid-client';
import type { SignInProvider } from '../../contracts/api/learner';
import { StagecraftError } from '../../engine/core/errors';

/** How long a provider has for an answer. */
export const PROVIDER_TIMEOUT_SECONDS = 10;

/** What binds the answer of a provider to the question. */
export interface Question {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
}

/** Somebody as a provider knows them: by (issuer, subject), and by nothing else. */
export interface Identified {
  readonly issuer: string;
  readonly subject: string;
  /** What they are called there; may be empty. */
  readonly displayName: string;
}

/** Where people have accounts by which they can sign in here. */
export interface Provider extends SignInProvider {
  /** Where the browser is sent. @throws ProviderError. */
  authorizationUrl(question: Question): Promise<URL>;
  /** Who has come back to `returned`. @throws ProviderError unless it answers this question. */
  identify(question: Question, returned: URL): Promise<Identified>;
}

/** Why a provider has identified nobody; `message` is for the log, and holds no secret. */
export class ProviderError extends StagecraftError<'cancelled' | 'unreachable' | 'failed'> {}

/** Runs `work` with a provider, its errors as ours. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toProviderError(error);
  }
}

function toProviderError(error: unknown): ProviderError {
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
    return new ProviderError('cancelled', 'The person did not agree.');
  const { code = 'none', name = 'none' } = (error ?? {}) as { code?: string; name?: string };
  const isNetwork = error instanceof TypeError || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT';
  // `fetch` says by TypeError that it got no answer; what the library finds wrong with one is a ClientError.
  return isNetwork && !(error instanceof ClientError)
    ? new ProviderError('unreachable', `The provider did not answer (${name}).`)
    : new ProviderError('failed', `The provider's answer cannot be used (${name}, ${code}).`);
}
