import type { SignInProvider } from '../../contracts/api/learner';
import type { ServerConfig } from '../config/config';
import { HttpError } from '../http/http-error';
import { githubProvider } from './github';
import { oidcProvider } from './oidc';
import type { Provider } from './provider';

/** The providers that the operator has set up. */
export function openProviders({ oidc, github }: ServerConfig): readonly SignInProvider[] {
  return [
    ...(oidc ? [{ way: 'oidc' as const, name: oidc.name, issuer: oidc.issuer }] : []),
    ...(github ? [{ way: 'github' as const, name: 'GitHub', issuer: github.url }] : []),
  ];
}

/** @throws HttpError `not-found` for one that is not set up. */
export function needProvider(
  { oidc, github }: ServerConfig,
  way: SignInProvider['way'],
  now: Date,
): Provider {
  if (way === 'oidc' && oidc) return oidcProvider(oidc, now);
  if (way === 'github' && github) return githubProvider(github);
  throw new HttpError('not-found', 'This lab has no such way to sign in.');
}
