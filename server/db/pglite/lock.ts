import { createHash } from 'node:crypto';
import { realpathSync, statSync, unlinkSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DbError } from '../errors';

/** Answers one line that another process of the same user sent to the one that holds the folder. */
export type OnRequest = (line: string) => Promise<string>;

export interface FolderLock {
  /** Says what to do with requests; until then they are answered by an error. */
  onRequest(answer: OnRequest): void;
  release(): Promise<void>;
}

/** The longest path that a socket may have on every system. */
const LONGEST = 100;

/** How long a taker waits before it looks whether another one took the lock over it. */
const SETTLE_MS = 60;

/**
 * Holds a folder for this process alone. Two PGlites over one folder destroy each other's rows without a word, so the
 * holder listens on a socket in it: a second process reaches it and is refused; what a killed one left behind refuses the
 * connection and is taken over. No process id is written down, so none can be reused.
 *
 * @throws DbError `db-locked` when another process has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(folder);
  let answer: OnRequest = async () => JSON.stringify({ error: 'The server is still starting.' });
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path, (line) => answer(line));
    if (server !== null) {
      if (!(await isStillOurs(path, server))) break;
      server.unref();
      return {
        onRequest: (next) => {
          answer = next;
        },
        release: () => new Promise((resolve) => server.close(() => resolve())),
      };
    }
    if (await isAlive(path)) break;
    try {
      unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new DbError(
    'db-locked',
    `${folder} is in use by another process of the lab. Stop it, or give this one a folder of its own with DATA_DIR.`,
  );
}

/** Sends one line to the process that holds `folder`; null when none does. */
export async function askHolder(folder: string, line: string): Promise<string | null> {
  const socket = await connect(socketPath(folder));
  if (socket === null) return null;
  socket.end(`${line}\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

function socketPath(folder: string): string {
  const real = realpathSync(folder);
  const name = `stagecraft-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(real, '.lock.sock');
  return inside.length <= LONGEST ? inside : join(tmpdir(), `${name}.sock`);
}

function listen(path: string, answer: OnRequest): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    // Half open: the question ends before its answer is written.
    const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, answer));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function serve(socket: Socket, answer: OnRequest): void {
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('end', () => {
    const line = text.trim();
    if (line === '') socket.end();
    else void answer(line).then((answered) => socket.end(answered));
  });
}

/** Two that found the same stale socket may both have removed it: the later one's stands, and the earlier gives way. */
async function isStillOurs(path: string, server: Server): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const inode = () => statSync(path, { throwIfNoEntry: false })?.ino;
  const ours = inode();
  await sleep(SETTLE_MS);
  if (inode() === ours) return true;
  // Closing removes the file by its name, which is the other's by now: leave it to them.
  server.unref();
  return false;
}

async function isAlive(path: string): Promise<boolean> {
  const socket = await connect(path);
  socket?.destroy();
  return socket !== null;
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path, () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}
