import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import { type ErrorRecord, messageOf, StagecraftError } from '../engine/core/errors';
import type { WorkspaceFiles } from '../engine/core/files';
import { gradingSeed } from '../engine/grading/seeds';
import type { GradeReport } from '../engine/grading/types';
import { sameFiles } from '../engine/workspace/model';
import type { LessonStorage, StoredLesson } from '../runtime/storage/lesson-storage';
import type { AttemptRecord, GradingState } from './contracts';
import type { LessonFiles } from './load-lesson-files';
import type { SessionPorts } from './ports';
import type { ProgressKeeper } from './progress-keeper';
import type { SaveRecord } from './record-keeper';
import { nextWait } from './throttle';
import type { Workspace } from './workspace-store';

/** How long (ms) a verdict waits for the disk at most before it is shown. */
const KEPT_WITHIN_MS = 1_000;

export interface GradingDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly remake: LessonFiles['remake'];
  readonly storage: LessonStorage;
  readonly ports: SessionPorts;
  readonly attempts: StoredLesson['attempts'];
  readonly documents: StoredLesson['documents'];
  readonly progress: ProgressKeeper;
  readonly saved: SaveRecord;
}

/** The grading store, and what the session tells it. */
export interface Grading {
  readonly store: StoreApi<GradingState>;
  adopt(stored: Pick<StoredLesson, 'attempts' | 'documents'>): void;
  dispose(): void;
}

/** Whether the work has changed since an attempt judged it. */
export function attemptIsStale(attempt: AttemptRecord, files: WorkspaceFiles): boolean {
  return !sameFiles(attempt.files, files);
}

/** Makes the store of graded attempts and hints of a lesson. */
export function createGrading(deps: GradingDeps): Grading {
  const { bundle, workspace, ports, storage } = deps;
  let abort: AbortController | null = null;
  let cancelCountdown = () => {};

  const files = () => workspace.store.getState().files;

  /** Checks in a row, newest first, that judged exactly these files and did not pass. */
  const unchanged = (exerciseId: string, now: WorkspaceFiles): number => {
    const attempts = store.getState().attempts[exerciseId] ?? [];
    const other = attempts.findIndex(
      (attempt) => attempt.report.outcome === 'passed' || attemptIsStale(attempt, now),
    );
    return other === -1 ? attempts.length : other;
  };

  const remaining = (exerciseId: string): number => {
    const last = store.getState().attempts[exerciseId]?.[0];
    if (last === undefined) return 0;
    const wait = nextWait(unchanged(exerciseId, files()));
    return Math.max(0, last.report.finishedAt + wait - ports.clock.now());
  };

  const countDown = (exerciseId: string) => {
    cancelCountdown();
    const waitMs = remaining(exerciseId);
    store.setState({ waitMs });
    if (waitMs > 0)
      cancelCountdown = ports.scheduler.after(Math.min(1_000, waitMs), () => countDown(exerciseId));
  };

  const grade = async (exerciseId: string, signal: AbortSignal): Promise<GradeReport> => {
    try {
      await workspace.store.getState().flush();
    } catch {
      // The workspace store shows what failed; the work is in memory, and a check needs no more than that.
    }
    const judged = files();
    const gradeExercise = await ports.loadGrader();
    const report = await gradeExercise({
      bundle,
      exerciseId,
      files: judged,
      data: workspace.store.getState().data,
      remake: deps.remake,
      runner: ports.runner,
      driver: ports.driver,
      seed: gradingSeed(ports.learnerSeed, exerciseId, attemptNumber(exerciseId)),
      signal,
      clock: ports.clock,
      newRunId: ports.newId,
      onProgress: ({ done, doing }) => {
        if (!signal.aborted) store.setState({ checking: { exerciseId, done, doing } });
      },
    });
    if (signal.aborted) return report;
    await keep({ report, files: judged });
    return report;
  };

  const attemptNumber = (exerciseId: string) => (store.getState().attempts[exerciseId]?.length ?? 0) + 1;

  /** Shows an attempt once it is kept, or the disk has refused it: whoever leaves at the sight of it finds it again. */
  const keep = async (attempt: AttemptRecord) => {
    const kept = Promise.all([
      deps.saved(() => storage.saveAttempt(attempt)),
      deps.progress.graded(attempt.report),
    ]);
    let cancel = () => {};
    const longEnough = new Promise<void>((resolve) => {
      cancel = ports.scheduler.after(KEPT_WITHIN_MS, resolve);
    });
    await Promise.race([kept, longEnough]);
    cancel();
    const { exerciseId, attemptId } = attempt.report;
    store.setState(({ attempts }) => {
      // What another tab has told meanwhile may have brought it along.
      const others = (attempts[exerciseId] ?? []).filter(({ report }) => report.attemptId !== attemptId);
      return { attempts: { ...attempts, [exerciseId]: [attempt, ...others] } };
    });
  };

  const store: StoreApi<GradingState> = createStore<GradingState>((_set, get) => ({
    checking: null,
    ...kept(deps),
    waitMs: 0,
    check: async (exerciseId) => {
      if (get().checking !== null || remaining(exerciseId) > 0) return null;
      const controller = new AbortController();
      abort = controller;
      cancelCountdown();
      store.setState({
        checking: { exerciseId, done: 0, doing: 'Saving your work' },
        failure: undefined,
        waitMs: 0,
      });
      try {
        const report = await grade(exerciseId, controller.signal);
        return controller.signal.aborted ? null : report;
      } catch (error) {
        if (!controller.signal.aborted) store.setState({ failure: failureOf(error) });
        return null;
      } finally {
        if (abort === controller) abort = null;
        store.setState({ checking: null });
        countDown(exerciseId);
      }
    },
    cancel: () => abort?.abort(),
    takeHint: (exerciseId) => {
      const rungs = bundle.definition.exercises.find(({ id }) => id === exerciseId)?.hints.length ?? 0;
      const taken = get().hintsTaken[exerciseId] ?? 0;
      if (taken >= rungs) return;
      store.setState((state) => ({ hintsTaken: { ...state.hintsTaken, [exerciseId]: taken + 1 } }));
      deps.saved(() => storage.saveDocument('hints', exerciseId, taken + 1));
      deps.progress.started();
    },
  }));

  const unsubscribe = workspace.store.subscribe((state, before) => {
    // A change of the work ends the wait at once.
    if (state.files !== before.files && store.getState().waitMs > 0) {
      cancelCountdown();
      store.setState({ waitMs: 0 });
    }
  });

  return {
    store,
    adopt: (stored) => store.setState(kept(stored)),
    dispose: () => {
      unsubscribe();
      cancelCountdown();
      abort?.abort();
    },
  };
}

function kept(
  stored: Pick<StoredLesson, 'attempts' | 'documents'>,
): Pick<GradingState, 'attempts' | 'hintsTaken'> {
  const attempts: Record<string, AttemptRecord[]> = {};
  for (const attempt of stored.attempts) {
    attempts[attempt.report.exerciseId] ??= [];
    attempts[attempt.report.exerciseId]!.push(attempt);
  }
  return { attempts, hintsTaken: stored.documents.hints as Record<string, number> };
}

/** A failure of ours, in words that do not blame the learner. */
function failureOf(error: unknown): ErrorRecord {
  if (error instanceof StagecraftError) return error.toJSON();
  return {
    name: 'GradingFailedError',
    code: 'grading-failed',
    message: `The check could not be carried out: ${messageOf(error)}. This is a fault of the lab, not of your work. Check again; if it happens again, reload the page.`,
  };
}
