import { PREVIEW_HEADERS } from './runtime/preview/policy.js';
import { SANDBOX_HEADERS } from './runtime/sandbox/policy.js';
import { COMMON_HEADERS } from './server/http/page-policy.js';

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
      { source: '/:path*', headers: COMMON_HEADERS },
      {
        source: '/vs/:path*',
        headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
      },
      {
        source: '/lti/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: LAUNCH_POLICY },
          { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
        ],
      },
      // The last match wins: the frame that runs learner code has a policy of its own.
      { source: '/sandbox/frame.html', headers: SANDBOX_HEADERS },
      { source: '/sandbox/preview.html', headers: PREVIEW_HEADERS },
    ];
  },
};

export default nextConfig;
