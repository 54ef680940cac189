/**
 * The frame that runs learner code has no origin of its own and no network: `sandbox` gives it an opaque origin,
 * `default-src 'none'` and a `connect-src` without hosts refuse every request. Workers are made from blobs and inherit
 * this policy. The one place where it is written: the app's headers and the escape suite both read it here.
 */
export const SANDBOX_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  'connect-src blob: data:',
].join('; ');

/** The headers of `/sandbox/frame.html`, as Next's `headers()` wants them. */
export const SANDBOX_HEADERS = [
  { key: 'Content-Security-Policy', value: SANDBOX_POLICY },
  { key: 'Cache-Control', value: 'no-cache' },
];
