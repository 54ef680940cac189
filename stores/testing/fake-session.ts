import type { LessonBundle } from '../../content/lesson-schema';
import { hashFiles } from '../../engine/core/files';
import type { GradeReport } from '../../engine/grading/types';
import type { ReplayRun } from '../../engine/scenario/types';
import { startLabInProcess } from '../../runtime/lab/in-process';
import { ManualTime } from '../../runtime/manual-time';
import type { Scheduler } from '../../runtime/scheduler';
import type { KeystrokeStorage } from '../../runtime/storage/last-keystrokes';
import { LessonStorage } from '../../runtime/storage/lesson-storage';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { MemoryTabs } from '../../runtime/storage/memory-tabs';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import { WriterSeat } from '../../runtime/storage/writer-seat';
import { createLessonSession, type OwnedLessonSession } from '../lesson-session';
import type { GradeExercise, RunReplay, SessionPorts } from '../ports';
import { SafetyNet } from '../safety-net';
import { fakeBundle } from './fake-bundle';
import { FakeRunner } from './fake-runner';

export interface FakeSessionOptions {
  readonly bundle?: LessonBundle;
  readonly data?: Readonly<Record<string, string>>;
  readonly runner?: FakeRunner;
  /** Stands still unless it is moved; pass `realScheduler` on a scratch page. */
  readonly scheduler?: Scheduler;
  readonly time?: ManualTime;
  readonly database?: MemoryDatabase;
  /** `database` as the session writes it, where something comes between. */
  readonly recorded?: RecordDatabase;
  /** Sessions that share it are tabs of one browser. */
  readonly tabs?: MemoryTabs;
  readonly ports?: Partial<SessionPorts>;
  /** Where the page writes down what it could not save, as `localStorage`; absent: nowhere. */
  readonly words?: KeystrokeStorage;
}

/** A session over a fake runner and memory, with everything that a test may want to reach. */
export interface FakeSession {
  readonly session: OwnedLessonSession;
  readonly runner: FakeRunner;
  readonly time: ManualTime;
  readonly database: MemoryDatabase;
  readonly storage: LessonStorage;
  readonly tabs: MemoryTabs;
  readonly net: SafetyNet;
}

/** A page's `localStorage` where it may store nothing. */
const NO_WORDS: KeystrokeStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

let ids = 0;

/** Opens a fake session, as a page would: seat, pen, what is stored, stores. */
export async function openFakeSession(options: FakeSessionOptions = {}): Promise<FakeSession> {
  const bundle = options.bundle ?? fakeBundle();
  const time = options.time ?? new ManualTime(1_000_000);
  const database = options.database ?? new MemoryDatabase();
  const tabs = options.tabs ?? new MemoryTabs();
  const runner = options.runner ?? new FakeRunner();
  const scheduler = options.scheduler ?? time;
  const storage = new LessonStorage(options.recorded ?? database, 'mlops', bundle.slug);
  const seat = await WriterSeat.open(tabs.link(), `tab-${++ids}`, scheduler);
  const net = new SafetyNet({
    storage,
    words: options.words ?? NO_WORDS,
    name: 'lesson',
    lessonVersion: bundle.version,
    token: seat.token,
  });
  const previousPen = seat.isWriter ? await net.claim() : null;
  const session = createLessonSession({
    bundle,
    data: options.data ?? { 'data/sales.csv': 'id,price\n1,100\n' },
    remake: (path) => `made ${path}`,
    storage,
    stored: await storage.load(),
    previousPen,
    recover: (pen, workspace) => net.recover(pen, workspace),
    seat,
    ports: {
      runner,
      clock: time.clock,
      scheduler,
      newId: () => `id-${++ids}`,
      loadGrader: async () => gradesByText,
      loadReplays: async () => replaysNothing,
      loadLab: async () => startLabInProcess,
      cores: 2,
      learnerSeed: 'learner',
      ...options.ports,
    },
  });
  return { session, runner, time, database, storage, tabs, net };
}

/** Passes when `src/double.ts` holds `* 2`. */
export const gradesByText: GradeExercise = async (request) => {
  request.onProgress?.({ done: 0.5, doing: 'Calling double' });
  const passed = String(request.files['src/double.ts']).includes('* 2');
  const outcome = passed ? 'passed' : 'failed';
  const report: GradeReport = {
    attemptId: request.newRunId(),
    exerciseId: request.exerciseId,
    lessonSlug: request.bundle.slug,
    lessonVersion: request.bundle.version,
    outcome,
    credit: passed ? 1 : 0,
    checks: [
      {
        id: 'doubles',
        label: 'Doubles a number',
        weight: 1,
        outcome,
        facts: { right: passed },
        feedback: {
          did: 'Called double(21).',
          expected: '42',
          seen: passed ? '42' : '21',
          failingCase: passed ? undefined : { label: 'n = 21', input: 21, expected: 42, seen: 21 },
        },
        runIds: [],
      },
    ],
    contentHash: hashFiles(request.files),
    seed: request.seed,
    startedAt: request.clock.now(),
    finishedAt: request.clock.now(),
  };
  return report;
};

/** A replay of one event that comes out right. */
export const replaysNothing: RunReplay = async (request): Promise<ReplayRun> => {
  request.progress(0.5, 'Replaying');
  return {
    scenario: request.scenarioId,
    seed: request.seed,
    events: [{ at: 0, label: 'Row 1', outcome: 'right', input: 1, expected: 1, seen: 1 }],
    measures: { right: 1 },
    notes: {},
    contentHash: hashFiles(request.files),
    runIds: [request.newRunId()],
  };
};
