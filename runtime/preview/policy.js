/**
 * The frame that shows a learner's page has no origin of its own, no network, no storage and no other frames. Inline
 * scripts and eval are how its modules run; forms may be sent, to scripts alone. It cannot leave its place: the policy
 * of the page around it lets no frame go to another host (`frame-src 'self'`), and a frame that goes elsewhere on this
 * host is removed. The one place where it is written: the app's headers and the escape suite both read it here.
 */
export const PREVIEW_POLICY = [
  'sandbox allow-scripts allow-forms',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** The headers of `/sandbox/preview.html`, as Next's `headers()` wants them. */
export const PREVIEW_HEADERS = [
  { key: 'Content-Security-Policy', value: PREVIEW_POLICY },
  { key: 'Cache-Control', value: 'no-cache' },
  { key: 'X-DNS-Prefetch-Control', value: 'off' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=(), clipboard-write=(), fullscreen=(), payment=(), usb=(), serial=(), hid=()',
  },
];
