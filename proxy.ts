import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { builtInlineScripts } from './server/http/inline-scripts';
import { pagePolicy } from './server/http/page-policy.js';

const POLICY = 'Content-Security-Policy';
/** The pages of the framework that stand in for one that is not there or has failed. */
const STAND_INS = ['/_not-found', '/_global-error'];

/**
 * Gives each page the policy under which its own inline scripts run, and no other: a static page by the hashes of what it was built with, one
 * that is made for its request by a nonce, which the framework takes from the request's policy.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const built = builtInlineScripts();
  const nonce = () => `'nonce-${randomBytes(16).toString('base64')}'`;
  const scripts = built[pathname] ?? [nonce(), ...STAND_INS.flatMap((page) => built[page] ?? [])];
  // A choice of links goes back to the platform that asked for it, whose address is registered and not known here.
  const policy = pagePolicy(scripts, pathname.startsWith('/teach/choose/') ? '*' : undefined);
  const headers = new Headers(request.headers);
  headers.set(POLICY, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  return response;
}

/** Pages: not the interface, not files, and not the launches, which have a policy of their own. */
export const config = { matcher: '/((?!api/|_next/|lti/|.*\\.).*)' };
