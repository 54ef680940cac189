import type { LessonSession } from '@/stores/contracts';
import { openLessonSession } from '@/stores/open-lesson-session';

declare global {
  interface Window {
    repositoryLab: {
      readonly open: (slug: string) => Promise<number>;
      /** Runs a line of the terminal; milliseconds from the key to the prompt, the work on disk. */
      readonly run: (line: string) => Promise<number>;
      /** Milliseconds for the worker alone to answer what needs no work: the way there and back. */
      readonly ping: () => Promise<number>;
      /** Milliseconds to edit a file and have it on disk. */
      readonly edit: (path: string, text: string) => Promise<number>;
      /** Tasks of this thread over 50 ms since the last call, in milliseconds. */
      readonly longTasks: () => readonly number[];
    };
  }
}

let session: LessonSession;
let tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
}).observe({ type: 'longtask' });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

window.repositoryLab = {
  open: (slug) =>
    timed(async () => {
      session = await openLessonSession(slug);
    }),
  run: async (line) => {
    const lab = await session.lab();
    let said = '';
    let exitCode = 0;
    const ms = await timed(async () => {
      exitCode = await lab.getState().runLine(line, (_, text) => {
        said += text;
      });
    });
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${said.slice(-500)}`);
    return ms;
  },
  ping: async () => {
    const lab = await session.lab();
    return timed(() => lab.getState().refreshPrompt());
  },
  edit: (path, text) =>
    timed(async () => {
      const { edit, flush } = session.workspace.getState();
      edit(path, text);
      await flush();
    }),
  longTasks: () => {
    const seen = tasks;
    tasks = [];
    return seen;
  },
};
