/**
 * The frame that runs learner code has no origin of its own and no network: `sandbox` gives it an opaque origin,
 * `default-src 'none'` and a `connect-src` without hosts refuse every request. See docs/decisions/0003-sandbox.md.
 */
const SANDBOX_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  'connect-src blob: data:',
].join('; ');

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  async headers() {
    return [
      {
        source: '/sandbox/frame.html',
        headers: [
          { key: 'Content-Security-Policy', value: SANDBOX_POLICY },
          { key: 'Origin-Agent-Cluster', value: '?1' },
        ],
      },
      {
        source: '/vs/:path*',
        headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
      },
    ];
  },
};

export default nextConfig;
