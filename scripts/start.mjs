import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './lib/prepare.mjs';

/** `npm start`: installs what is missing, builds when needed, serves the app and prints its address. */

ensureInstalled();
ensureBuilt();
const port = await freePort(Number(process.env.PORT ?? 3000));
const server = spawn(
  process.execPath,
  [join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port)],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  },
);
server.stdout.on('data', (text) => {
  if (String(text).includes('Ready'))
    console.log(`\n  Stagecraft is at http://localhost:${port}\n\n  Ctrl+C stops it.\n`);
});
server.on('exit', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));

/** `wanted`, or the next free port after it when no port was asked for by PORT. */
async function freePort(wanted) {
  for (let port = wanted; port < wanted + 20; port++) {
    if (await isFree(port)) return port;
    if (process.env.PORT) throw new Error(`Port ${port} is taken. Free it, or name another with PORT.`);
  }
  throw new Error(`Ports ${wanted} to ${wanted + 19} are all taken. Name a free one with PORT.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
