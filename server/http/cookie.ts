/** What the session's cookie is called, before the prefix. */
const SESSION_COOKIE = 'lab';

/** A cookie of the lab: bound to the host where there is TLS, and without the prefix that needs it where there is none. */
export function cookieName(publicOrigin: string | null, name = SESSION_COOKIE): string {
  return isSecure(publicOrigin) ? `__Host-${name}` : name;
}

/** The header that sets a cookie. A `maxAge` of 0 (in seconds) removes it. */
export function setCookie(
  publicOrigin: string | null,
  value: string,
  maxAge: number,
  name = SESSION_COOKIE,
): string {
  const parts = [
    `${cookieName(publicOrigin, name)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
  ];
  if (isSecure(publicOrigin)) parts.push('Secure');
  return parts.join('; ');
}

/** The value of a cookie of the lab in the request's; null: none. */
export function readCookie(
  { headers }: Pick<Request, 'headers'>,
  publicOrigin: string | null,
  name = SESSION_COOKIE,
): string | null {
  return cookieOf(headers, cookieName(publicOrigin, name));
}

/**
 * The name of the cookie that tells a browser that began a launch from every other one, and its header. A launch comes from a page of
 * another site, which no other cookie is sent with; browsers take it without TLS on the machine itself alone.
 */
export const launchCookieName = (publicOrigin: string): string =>
  isSecure(publicOrigin) ? '__Host-lab-launch' : 'lab-launch';

/** @param maxAge seconds. */
export function setLaunchCookie(publicOrigin: string, value: string, maxAge: number): string {
  return `${launchCookieName(publicOrigin)}=${value}; Path=/; HttpOnly; Secure; SameSite=None; Max-Age=${maxAge}`;
}

/** The value of a cookie; null: there is none. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function isSecure(publicOrigin: string | null): boolean {
  return publicOrigin?.startsWith('https:') ?? false;
}
