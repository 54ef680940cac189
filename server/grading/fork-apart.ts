import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

export interface ApartOptions {
  /** Megabytes of its heap. */
  readonly memoryMb: number;
  /** How much nicer to the processor than the server it is: pages go first. */
  readonly nice: number;
}

/** Starts a script of the lab beside the server: without any of its secrets, and nicer. */
export function forkApart(root: string, script: string, { memoryMb, nice }: ApartOptions): ChildProcess {
  const child = fork(/*turbopackIgnore: true*/ join(root, script), [], {
    cwd: root,
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
    execArgv: ['--import', 'tsx', `--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, nice);
  } catch {
    // Where the system does not let it, it is as nice as the server.
  }
  return child;
}
