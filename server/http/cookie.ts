/** The session's cookie: bound to the host where there is TLS, and without the prefix that needs it where there is none. */
export function cookieName(publicOrigin: string | null): string {
  return isSecure(publicOrigin) ? '__Host-lab' : 'lab';
}

/** The header that sets the cookie. A `maxAge` of 0 (in seconds) removes it. */
export function setCookie(publicOrigin: string | null, token: string, maxAge: number): string {
  const parts = [
    `${cookieName(publicOrigin)}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
  ];
  if (isSecure(publicOrigin)) parts.push('Secure');
  return parts.join('; ');
}

/** The token of the session in the request's cookies; null: none. */
export function readCookie(request: Request, publicOrigin: string | null): string | null {
  const name = cookieName(publicOrigin);
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function isSecure(publicOrigin: string | null): boolean {
  return publicOrigin?.startsWith('https:') ?? false;
}
