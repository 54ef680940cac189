import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { root, servingArguments } from './prepare.mjs';

/** The built server as a process of its own, for scripts that measure it, load it, or end it. */
export interface LabServer {
  readonly origin: string;
  /** The token of the link that makes the first account; null: there is one already. */
  readonly setupToken: string | null;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** By its number: a name is looked up for each new connection, four at a time, and a crowd would wait for that and not for the server. */
const originAt = (port: number): string => `http://127.0.0.1:${port}`;

/** Starts it in a folder that has the build and the lessons, without waiting until it serves. Its log goes to `onLog`. */
export function spawnServer(
  port: number,
  env: Readonly<Record<string, string>>,
  onLog: (text: string) => void = () => undefined,
  folder: string = root,
): ChildProcess {
  const server = spawn(process.execPath, servingArguments(port), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      PUBLIC_URL: originAt(port),
      ...env,
    },
  });
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (text: Buffer) => onLog(String(text)));
  return server;
}

/**
 * Starts it and waits until it answers.
 * @throws Error with what it said, when it ends before that
 */
export async function startServer(
  port: number,
  env: Readonly<Record<string, string>>,
  folder?: string,
): Promise<LabServer> {
  let said = '';
  const note = (text: string) => {
    said += text;
  };
  const server = spawnServer(port, env, note, folder);
  const origin = originAt(port);
  const isServing = () => /\/setup#|"database open"/.test(said);
  while (!(isServing() && (await answers(origin)))) {
    if (server.exitCode !== null)
      throw new Error(`The server ended with ${server.exitCode}: ${said.slice(-2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    origin,
    setupToken: /\/setup#(\S+)/.exec(said)?.[1] ?? null,
    kill: () => killed(server),
  };
}

/** SIGKILL, and waits until it is gone. */
export async function killed(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/api/health`)).ok;
  } catch {
    return false;
  }
}
