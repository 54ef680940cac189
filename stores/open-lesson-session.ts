import { COURSE_ID } from '../content/course';
import type { WorkBundle } from '../content/lesson-schema';
import type { AppDriver } from '../engine/core/app-driver';
import type { CodeRunner } from '../engine/core/code-runner';
import type { SandboxRunner } from '../runtime/sandbox/sandbox-runner';
import { realScheduler } from '../runtime/scheduler';
import { browserTabs } from '../runtime/storage/browser-tabs';
import { CourseStorage } from '../runtime/storage/course-storage';
import {
  forgetKeystrokes,
  lostEvents,
  readKeystrokes,
  writeKeystrokes,
} from '../runtime/storage/last-keystrokes';
import { askForPersistence } from '../runtime/storage/persistence';
import { WriterSeat } from '../runtime/storage/writer-seat';
import type { LessonSession } from './contracts';
import { announceProgress } from './course-progress';
import { lazy } from './lazy';
import { lessonLockName } from './lesson-lock';
import { createLessonSession, type OwnedLessonSession } from './lesson-session';
import { type LessonFiles, loadLessonFiles } from './load-lesson-files';
import { newId } from './new-id';
import { openDatabase } from './open-database';

/** How long after a lesson was opened the sandbox is made ready. */
const WARM_AFTER_MS = 1_500;

/**
 * Opens a lesson in the browser: fetches it, opens the stored work, takes the writer's seat when it is free.
 * A browser that stores nothing still opens the lesson; the workspace then says that nothing is saved.
 * @throws LessonNotLoadedError, StorageTooNewError
 */
export async function openLessonSession(slug: string): Promise<LessonSession> {
  const course = new CourseStorage(await openDatabase(), COURSE_ID);
  return openSession(course, slug, (learnerSeed, runner) => loadLessonFiles(slug, learnerSeed, runner));
}

/**
 * Opens work that is kept as `slug` of `course`, whose files `load` gives.
 * @throws what `load` throws, StorageTooNewError
 */
export async function openSession(
  course: CourseStorage,
  slug: string,
  load: (learnerSeed: string, runner: CodeRunner) => Promise<LessonFiles>,
): Promise<LessonSession> {
  const learnerSeed = await course.learnerSeed(newId).catch(newId);
  const runner = lazyRunner();
  const { bundle, data, remake } = await load(learnerSeed, runner);
  const storage = course.lesson(slug);
  const name = lessonLockName(slug, course.course);
  const seat = await WriterSeat.open(browserTabs(name), newId(), realScheduler);
  try {
    const previousPen = seat.isWriter ? await storage.claim(seat.token).catch(() => null) : null;
    const stored = await storage.load();
    const session = createLessonSession({
      bundle,
      data,
      remake,
      storage,
      stored,
      previousPen,
      recover: (pen, workspace) =>
        lostEvents(readKeystrokes(localStorage, name), pen, workspace, bundle.version),
      seat,
      onRecorded: () => announceProgress(course.course),
      ports: {
        runner,
        driver: lazyDriver(),
        clock: { now: () => Date.now() },
        scheduler: realScheduler,
        newId,
        loadGrader: async () => (await import('../engine/grading/grade-exercise')).gradeExercise,
        loadReplays: async () => (await import('../engine/scenario/run-replay')).runReplay,
        loadLab: async () => (await import('../runtime/lab/client')).startLab,
        cores: Math.max(1, navigator.hardwareConcurrency || 2),
        learnerSeed,
      },
    });
    return withPageLife(session, { bundle, course, name, token: seat.token, runner });
  } catch (error) {
    seat.dispose();
    throw error;
  }
}

/** The sandbox, loaded when it is first needed. */
interface LazyRunner extends CodeRunner {
  /** Makes the next run start at once; for a moment when nothing else is to do. */
  warm(): Promise<void>;
  dispose(): void;
}

function lazyRunner(): LazyRunner {
  const runner = lazy<SandboxRunner>(async () =>
    (await import('../runtime/sandbox/sandbox-runner')).createSandboxRunner(),
  );
  return {
    run: async (request, onEvent, signal) => (await runner.open()).run(request, onEvent, signal),
    warm: async () => (await runner.open()).warm(),
    dispose: () => runner.ifOpened((opened) => opened.dispose()),
  };
}

/** Uses pages of apps for checks; loaded when one first does. */
function lazyDriver(): AppDriver {
  return {
    visit: async (visit) => {
      const { createFrameDriver } = await import('../runtime/preview/frame-driver');
      return createFrameDriver().visit(visit);
    },
  };
}

/** Ties a session to the page: what is unsaved is saved when the page is hidden or left. */
function withPageLife(
  session: OwnedLessonSession,
  page: { bundle: WorkBundle; course: CourseStorage; name: string; token: string; runner: LazyRunner },
): LessonSession {
  const save = () => {
    const { seq, events } = session.unsaved();
    if (events.length === 0 || session.workspace.getState().access !== 'writer') return;
    writeKeystrokes(localStorage, page.name, {
      token: page.token,
      lessonVersion: page.bundle.version,
      seq,
      events,
    });
    // The workspace store shows what failed; the keystrokes above are the safety net.
    session.workspace
      .getState()
      .flush()
      .catch(() => {});
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') save();
  };
  let asked = false;
  const unsubscribe = session.workspace.subscribe((state, before) => {
    if (state.save !== 'saved' || before.save === 'saved' || state.access !== 'writer') return;
    forgetKeystrokes(localStorage, page.name);
    if (asked) return;
    asked = true;
    // Whether the browser keeps the promise or not, the work is stored the same way.
    askForPersistence(page.course, navigator.storage).catch(() => {});
  });
  // Failing to warm up is no failure: the first run loads the sandbox then, and says what is wrong.
  const cancelWarm = realScheduler.after(WARM_AFTER_MS, () => void page.runner.warm().catch(() => {}));
  window.addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', onVisibility);
  return {
    ...session,
    dispose: () => {
      save();
      unsubscribe();
      cancelWarm();
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', onVisibility);
      session.dispose();
      page.runner.dispose();
    },
  };
}
