import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { GradedWork, GraderMessage, GraderTask } from '../../contracts/grader-task';
import { StagecraftError } from '../../engine/core/errors';
import { forkApart } from './fork-apart';

/** The grader ended, or was ended, without a result. */
export class GraderEndedError extends StagecraftError<'grader-ended'> {}

/** Grades one task; the process behind it may be another one each time. */
export interface GradingProcess {
  grade(task: GraderTask, signal: AbortSignal): Promise<GradedWork>;
  close(): void;
}

/** Training a lesson's models again takes a minute on a busy machine; beyond this something hangs (ms). */
export const TASK_DEADLINE_MS = 5 * 60_000;
/** Pages go first: the grader and all that it starts are this much nicer. */
const NICE = 10;
/** Megabytes of the grader itself; what learners run is in processes of its own. */
const GRADER_MEMORY_MB = 1_500;
/** After so many tasks it is begun anew: what the checks have kept of one does not grow for ever. */
const TASKS = 200;
const WATCH_MS = 500;

/**
 * A grader beside the server: started with the first task, ended when it takes too long or holds too much, and begun anew by the next
 * one. The server's own memory and event loop are never its.
 */
export function createGraderProcess(root: string): GradingProcess {
  let child: ChildProcess | null = null;
  let tasks = 0;
  const close = () => {
    child?.kill('SIGKILL');
    child = null;
    tasks = 0;
  };
  return {
    close,
    grade: async (task, signal) => {
      if (tasks >= TASKS || child?.connected === false) close();
      child ??= forkApart(root, 'grader/main.ts', { memoryMb: GRADER_MEMORY_MB, nice: NICE });
      tasks++;
      try {
        return await ask(child, task, signal);
      } catch (error) {
        // Whatever it was about, the next task begins with a clean one.
        if (error instanceof GraderEndedError) close();
        throw error;
      }
    },
  };
}

function ask(child: ChildProcess, task: GraderTask, signal: AbortSignal): Promise<GradedWork> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal.removeEventListener('abort', stop);
      child.off('message', receive);
      child.off('exit', ended);
      child.off('error', ended);
      done();
    };
    const fail = (message: string) => settle(() => reject(new GraderEndedError('grader-ended', message)));
    const stop = () => fail('The grader was stopped.');
    const ended = (why: unknown) => fail(`The grader ended by itself (${String(why)}).`);
    const timer = setTimeout(
      () => fail(`The grader had no result after ${TASK_DEADLINE_MS / 60_000} minutes, and was ended.`),
      TASK_DEADLINE_MS,
    );
    const watch = setInterval(() => {
      const held = residentMb(child.pid);
      if (held > GRADER_MEMORY_MB) fail(`The grader held ${Math.round(held)} MB, and was ended.`);
    }, WATCH_MS);
    const receive = (message: GraderMessage) => {
      if (message.type === 'graded' && message.id === task.id) settle(() => resolve(message.work));
      else if (message.type === 'failed' && message.id === task.id)
        settle(() => reject(new GradingFailedError('grading-failed', message.error)));
    };
    signal.addEventListener('abort', stop);
    child.on('message', receive);
    child.on('exit', ended);
    child.on('error', ended);
    child.send(task);
    if (signal.aborted) stop();
  });
}

/** The lab's own checks broke over it. */
export class GradingFailedError extends StagecraftError<'grading-failed'> {}

/** What a process holds, in megabytes; 0 where the system does not tell. */
function residentMb(pid: number | undefined): number {
  try {
    const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * 4096) / 1e6;
  } catch {
    return 0;
  }
}
