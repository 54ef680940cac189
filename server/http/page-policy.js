/**
 * What browsers are told to allow pages of the app. It is plain JavaScript because the configuration of Next reads it as it is.
 */

const isDevelopment = process.env.NODE_ENV === 'development';

/**
 * A content security policy: the app talks to its own host alone, is framed by nobody, and sends forms to itself.
 *
 * @param {readonly string[]} inlineScripts What lets the inline scripts of a page run: hashes, or a nonce, as sources in quotes. Development, where
 * scripts are made as one goes and evaluated to refresh, lets all run.
 * @param {string} formAction Where forms may be sent.
 */
export function pagePolicy(inlineScripts = [], formAction = "'self'") {
  const scripts = isDevelopment ? ["'unsafe-inline'", "'unsafe-eval'"] : inlineScripts;
  return [
    "default-src 'self'",
    ["script-src 'self' blob:", ...scripts].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The headers of every answer. Nothing of another host is loaded, and no other host loads or holds a window of the app's. Workers take the policy of
 * their own script; pages get theirs, with the inline scripts that they have, from `proxy.ts`.
 */
export const COMMON_HEADERS = [
  { key: 'Content-Security-Policy', value: pagePolicy() },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), hid=(), midi=()',
  },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
];
