import type { LessonSession } from '@/stores/contracts';
import { openLessonSession } from '@/stores/open-lesson-session';

/** What a push was like, in milliseconds. */
export interface WatchedPush {
  /** From the key to the prompt, the work on disk. */
  readonly pushMs: number;
  /** From the prompt to the first line of a log that the page can show; negative: it was there before. */
  readonly firstLineMs: number;
  /** From the prompt to the end of the run. */
  readonly doneMs: number;
  readonly conclusion: string | null;
  readonly jobs: number;
  readonly framesPerSecond: number;
  /** Tasks of the page's own thread over 50 ms. */
  readonly tasksOver50Ms: readonly number[];
}

declare global {
  interface Window {
    pushLab: {
      readonly open: (slug: string) => Promise<void>;
      readonly run: (line: string) => Promise<void>;
      /** Runs a line that pushes, and watches the newest run to its end as the Actions panel does. */
      readonly push: (line: string) => Promise<WatchedPush>;
    };
  }
}

const BETWEEN_LOOKS = 10;
let session: LessonSession;

async function run(line: string): Promise<void> {
  const lab = await session.lab();
  let said = '';
  const exitCode = await lab.getState().runLine(line, (_, text) => {
    said += text;
  });
  if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${said.slice(-500)}`);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));

async function push(line: string): Promise<WatchedPush> {
  const { ask } = (await session.lab()).getState();
  const known = new Set((await ask('ci.runs', {})).runs.map(({ id }) => id));
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  });
  observer.observe({ type: 'longtask' });
  let frames = 0;
  let isWatching = true;
  const tick = () => {
    frames++;
    if (isWatching) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);

  const began = performance.now();
  let prompt: number | undefined;
  const pushed = run(line).then(() => {
    prompt = performance.now();
  });
  let firstLine: number | undefined;
  for (;;) {
    const started = (await ask('ci.runs', {})).runs.find(({ id }) => !known.has(id));
    if (started === undefined) {
      await pause();
      continue;
    }
    const page = await ask('ci.run', { id: started.id });
    for (const { id } of firstLine === undefined ? page.jobs : []) {
      const steps = await ask('ci.log', { run: started.id, job: id });
      if (steps.some(({ lines }) => lines.length > 0)) firstLine ??= performance.now();
    }
    if (page.run.status !== 'completed') {
      await pause();
      continue;
    }
    await pushed;
    const done = performance.now();
    isWatching = false;
    observer.disconnect();
    return {
      pushMs: Math.round(prompt! - began),
      firstLineMs: Math.round((firstLine ?? Number.NaN) - prompt!),
      doneMs: Math.round(done - prompt!),
      conclusion: page.run.conclusion,
      jobs: page.jobs.length,
      framesPerSecond: Math.round((frames / (done - began)) * 10_000) / 10,
      tasksOver50Ms: tasks,
    };
  }
}

window.pushLab = {
  open: async (slug) => {
    session = await openLessonSession(slug);
  },
  run,
  push,
};
