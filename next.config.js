import { PREVIEW_HEADERS } from './runtime/preview/policy.js';
import { SANDBOX_HEADERS } from './runtime/sandbox/policy.js';

const isDevelopment = process.env.NODE_ENV === 'development';

/** The app talks to its own host alone. Inline scripts are those of static pages; development evaluates to refresh. */
const APP_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' blob:${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** A choice of links goes back to the platform that asked for it, whose address is registered and not known here. */
const CHOICE_POLICY = APP_POLICY.replace("form-action 'self'", 'form-action *');

/** Pages of a few words for browsers that learning management systems send here, in a frame of theirs as well, and send on to them. */
const LAUNCH_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'; frame-ancestors *";

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run typecheck` checks types, those of tests and scripts too; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // They bring WebAssembly or native code of their own, which a bundle would lose.
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pg'],
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: APP_POLICY },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
        ],
      },
      {
        source: '/vs/:path*',
        headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
      },
      { source: '/lti/:path*', headers: [{ key: 'Content-Security-Policy', value: LAUNCH_POLICY }] },
      {
        source: '/teach/choose/:path*',
        headers: [{ key: 'Content-Security-Policy', value: CHOICE_POLICY }],
      },
      // The last match wins: the frame that runs learner code has a policy of its own.
      { source: '/sandbox/frame.html', headers: SANDBOX_HEADERS },
      { source: '/sandbox/preview.html', headers: PREVIEW_HEADERS },
    ];
  },
};

export default nextConfig;
