import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PREVIEW_HEADERS } from '../../runtime/preview/policy.js';
import { SANDBOX_HEADERS } from '../../runtime/sandbox/policy.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
};

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harness</title></head>
<body><h1>Harness</h1><script src="/harness.js"></script></body></html>`;

/** What a test sees of the server. */
export interface Harness {
  readonly origin: string;
  /** Every path that was asked for, in order; what learner code reaches shows up here. */
  readonly requests: string[];
  close(): Promise<void>;
}

async function bundlePage(): Promise<string> {
  const result = await build({
    stdin: {
      contents: `import { createSandboxRunner } from './runtime/sandbox/sandbox-runner'; globalThis.createSandboxRunner = createSandboxRunner; globalThis.runner = createSandboxRunner(); import { PreviewFrame } from './runtime/preview/preview-frame'; globalThis.PreviewFrame = PreviewFrame;`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
  });
  return result.outputFiles[0]!.text;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/**
 * A page that mounts the runner and nothing else, with the frame under the very headers that the app sends. It writes
 * down every request, so that a test can show that none came from learner code.
 */
export async function startHarness(): Promise<Harness> {
  const script = await bundlePage();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    requests.push(path);
    const send = (type: string, body: string | Buffer, headers: Record<string, string> = {}) => {
      response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*', ...headers });
      response.end(body);
    };
    if (path === '/') return send('text/html', PAGE, { 'Set-Cookie': 'session=secret; Path=/' });
    // The page around a preview has the part of the app's policy that keeps frames from other hosts.
    if (path === '/preview')
      return send('text/html', PAGE, {
        'Content-Security-Policy': "frame-src 'self'",
        'Set-Cookie': 'session=secret; Path=/',
      });
    if (path === '/harness.js') return send('text/javascript', script);
    if (path === '/canary.js') return send('text/javascript', 'globalThis.canary = true; export default 1;');
    if (path.startsWith('/report/')) return send('text/plain', 'ok');
    if (path.startsWith('/canary')) return send('text/plain', 'canary');
    if (path.startsWith('/sandbox/') && !path.includes('..')) {
      const own: Readonly<Record<string, { key: string; value: string }[]>> = {
        '/sandbox/frame.html': SANDBOX_HEADERS,
        '/sandbox/preview.html': PREVIEW_HEADERS,
      };
      const headers = Object.fromEntries((own[path] ?? []).map((h) => [h.key, h.value]));
      try {
        return send(
          TYPES[path.split('.').pop()!] ?? 'text/plain',
          readFileSync(join(root, 'public', path)),
          headers,
        );
      } catch {
        // Falls through to 404.
      }
    }
    response.writeHead(404).end();
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
