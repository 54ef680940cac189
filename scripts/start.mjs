import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { ensureBuilt, ensureInstalled, root, servingArguments } from './lib/prepare.mjs';
import { keepRunning } from './lib/supervise.mjs';

/** `npm start`: installs what is missing, builds when needed, serves the app, prints its address, and starts it again if it ends. */

ensureInstalled();
ensureBuilt();
const port = await freePort(Number(process.env.PORT ?? 3000));
const address = process.env.PUBLIC_URL || `http://localhost:${port}`;
let isFirst = true;

keepRunning(() => {
  const server = spawn(process.execPath, servingArguments(port), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PORT: String(port), PUBLIC_URL: address },
  });
  let isReady = false;
  const said = [];
  server.stdout.on('data', (text) => {
    // What the framework says before it is ready is its own banner; the rest is ours.
    if (isReady) return process.stdout.write(text);
    said.push(
      ...String(text)
        .split('\n')
        .filter((line) => line.includes('Do you teach?')),
    );
    if (!String(text).includes('Ready')) return;
    isReady = true;
    console.log(isFirst ? `\n  Stagecraft is at ${address}\n\n  Ctrl+C stops it.\n` : 'Stagecraft is back.');
    if (said.length > 0) console.log(`${said.join('\n')}\n`);
    isFirst = false;
  });
  return server;
});

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
