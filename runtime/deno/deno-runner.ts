import { rmSync } from 'node:fs';
import { type CodeRunner, DEFAULT_LIMITS } from '../../engine/core/code-runner';
import { readGuestFiles, readPgliteFiles } from '../node/guest-files';
import { usesPglite } from '../uses-pglite';
import { findDeno, guestCommand } from './command';
import { frameOf } from './frames';
import { GuestProcess } from './guest-process';
import { runInProcess } from './guest-run';
import { mayUseTfjs } from './may-use-tfjs';
import { makeOwnFolder } from './own-folder';

/** A run of a lesson holds this much at most, whatever it is allowed in the browser. */
const MEMORY_MB = 1024;
/** Two threads of training, and what starting takes. */
const CPU_SECONDS = (deadlineMs: number) => Math.ceil((deadlineMs / 1_000) * 2) + 5;

export interface DenoRunnerOptions {
  /** Whether a process is started ahead of each run. It costs 60 MB, and saves a run the start of one. */
  readonly keepsSpare?: boolean;
}

/**
 * Runs strangers' programs on a server, with the guest of the browser: each run in a process of its own, of Deno without a
 * permission, without environment, in an empty folder, within limits of memory and processor that the system holds, and ended by
 * SIGKILL at its deadline ([why](../../docs/decisions/0071-a-server-grades-with-the-checks-of-the-browser.md)).
 *
 * @throws DenoMissingError
 */
export function createDenoRunner({
  keepsSpare = false,
}: DenoRunnerOptions = {}): CodeRunner & { dispose(): void } {
  const deno = findDeno();
  const cwd = makeOwnFolder('guest');
  const processes = new Set<GuestProcess>();
  const boots = new Map<boolean, Promise<Buffer>>();
  let spare: { readonly guest: GuestProcess; readonly fits: string } | null = null;
  let isDisposed = false;

  const bootWith = (hasTfjs: boolean) => {
    const known =
      boots.get(hasTfjs) ??
      readGuestFiles().then(({ guest, tfjs }) =>
        frameOf({ guest, tfjs: hasTfjs ? tfjs : null, preload: false }),
      );
    boots.set(hasTfjs, known);
    return known;
  };
  const start = (frame: Buffer, cpuSeconds: number) => {
    const guest = new GuestProcess(guestCommand(deno, { memoryMb: MEMORY_MB, cpuSeconds }), cwd, frame);
    processes.add(guest);
    return guest;
  };
  const end = (guest: GuestProcess) => {
    guest.kill();
    processes.delete(guest);
  };
  /** The spare one where it was begun for such a run, or a new one. */
  const take = (frame: Buffer, cpuSeconds: number, fits: string) => {
    const kept = spare;
    spare = null;
    if (kept?.fits === fits && !kept.guest.isEnded) return kept.guest;
    if (kept) end(kept.guest);
    return start(frame, cpuSeconds);
  };

  return {
    run: async (request, onEvent, signal) => {
      const hasTfjs = mayUseTfjs(request);
      const frame = await bootWith(hasTfjs);
      const asked = { ...DEFAULT_LIMITS, ...request.limits };
      const limits = { ...asked, memoryMb: Math.min(asked.memoryMb, MEMORY_MB) };
      const pglite = usesPglite(request) ? await readPgliteFiles() : undefined;
      const cpuSeconds = CPU_SECONDS(limits.deadlineMs);
      const fits = `${hasTfjs} ${cpuSeconds}`;
      const guest = take(frame, cpuSeconds, fits);
      try {
        return await runInProcess(guest, {
          request: { ...request, limits },
          limits,
          pglite,
          onEvent,
          signal,
        });
      } finally {
        end(guest);
        if (keepsSpare && !isDisposed && spare === null) spare = { guest: start(frame, cpuSeconds), fits };
      }
    },
    dispose: () => {
      isDisposed = true;
      for (const guest of processes) guest.kill();
      processes.clear();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}
