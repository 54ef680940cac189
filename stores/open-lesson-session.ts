import { COURSE_ID } from '../content/course';
import type { WorkBundle } from '../content/lesson-schema';
import type { AppDriver } from '../engine/core/app-driver';
import type { CodeRunner } from '../engine/core/code-runner';
import type { SandboxRunner } from '../runtime/sandbox/sandbox-runner';
import { realScheduler } from '../runtime/scheduler';
import { browserTabs } from '../runtime/storage/browser-tabs';
import { CourseStorage } from '../runtime/storage/course-storage';
import { askForPersistence } from '../runtime/storage/persistence';
import { WriterSeat } from '../runtime/storage/writer-seat';
import type { LessonSession, WorkspaceState } from './contracts';
import { announceProgress } from './course-progress';
import { keeping } from './keeping';
import { lazy } from './lazy';
import { lessonLockName } from './lesson-lock';
import { createLessonSession, type OwnedLessonSession } from './lesson-session';
import { type LessonFiles, loadLessonFiles } from './load-lesson-files';
import { localWords } from './local-storage';
import { newId } from './new-id';
import { openDatabase } from './open-database';
import { SafetyNet } from './safety-net';

/** How long after a lesson was opened the sandbox is made ready. */
const WARM_AFTER_MS = 1_500;

/**
 * Opens a lesson in the browser: fetches it, opens the stored work, takes the writer's seat when it is free.
 * A browser that stores nothing still opens the lesson, in memory; `keeping` says so.
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
    const net = new SafetyNet({
      storage,
      words: localWords(),
      name,
      lessonVersion: bundle.version,
      token: seat.token,
    });
    const previousPen = seat.isWriter ? await net.claim() : null;
    const stored = await storage.load();
    const session = createLessonSession({
      bundle,
      data,
      remake,
      storage,
      stored,
      previousPen,
      recover: (pen, workspace) => net.recover(pen, workspace),
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
    return withPageLife(session, { bundle, course, net, runner });
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
  page: { bundle: WorkBundle; course: CourseStorage; net: SafetyNet; runner: LazyRunner },
): LessonSession {
  /** @returns whether what is not on disk is at least written down. */
  const save = (): boolean => {
    const unsaved = session.unsaved();
    if (unsaved.events.length === 0 || session.workspace.getState().access !== 'writer') return true;
    const isWritten = page.net.write(unsaved);
    // The workspace store shows what failed; the keystrokes above are the safety net.
    session.workspace
      .getState()
      .flush()
      .catch(() => {});
    return isWritten;
  };
  let isChanged = false;
  // The browser asks before the page goes, where that would lose something.
  const onLeaving = (event: BeforeUnloadEvent) => {
    const isInMemory = isChanged && keeping().kind === 'in-memory';
    if (!save() || session.unsavedRecords() > 0 || isInMemory) event.preventDefault();
  };
  /** Only once it may be needed: a page with such a listener is not kept for going back. */
  const heedLeaving = ({ save: state, files }: WorkspaceState, before: WorkspaceState) => {
    isChanged ||= files !== before.files;
    if (state === 'failed' || (isChanged && keeping().kind === 'in-memory'))
      window.addEventListener('beforeunload', onLeaving);
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') save();
  };
  let isAsked = false;
  const askToKeep = () => {
    if (isAsked) return;
    isAsked = true;
    // Whether the browser keeps the promise or not, the work is stored the same way.
    askForPersistence(page.course, navigator.storage).catch(() => {});
  };
  const hasExercises = page.bundle.definition.exercises.length > 0;
  const unsubscribe = session.workspace.subscribe((state, before) => {
    heedLeaving(state, before);
    if (state.save !== 'saved' || before.save === 'saved' || state.access !== 'writer') return;
    page.net.forget();
    if (!hasExercises) askToKeep();
  });
  // After the first exercise a reader knows what there is to keep, should the browser ask them.
  const stopGrading = session.grading.subscribe((state, before) => {
    if (state.attempts !== before.attempts) askToKeep();
  });
  // Failing to warm up is no failure: the first run loads the sandbox then, and says what is wrong.
  const cancelWarm = realScheduler.after(WARM_AFTER_MS, () => void page.runner.warm().catch(() => {}));
  const onHide = () => void save();
  window.addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onVisibility);
  return {
    ...session,
    dispose: () => {
      save();
      unsubscribe();
      stopGrading();
      cancelWarm();
      window.removeEventListener('beforeunload', onLeaving);
      window.removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onVisibility);
      session.dispose();
      page.runner.dispose();
    },
  };
}
