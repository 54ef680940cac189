import type { WorkBundle } from '../content/lesson-schema';
import type { LessonProgress } from '../contracts/stored-records';
import type { Clock } from '../engine/core/clock';
import type { GradeReport } from '../engine/grading/types';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { SaveRecord } from './record-keeper';

export interface ProgressKeeperDeps {
  readonly bundle: WorkBundle;
  readonly storage: LessonStorage;
  readonly clock: Clock;
  readonly stored: LessonProgress | null;
  readonly saved: SaveRecord;
}

/** Keeps the lesson's line on the course map up to date: visited, started, done, with what credit. */
export class ProgressKeeper {
  readonly #deps: ProgressKeeperDeps;
  #progress: LessonProgress;

  constructor(deps: ProgressKeeperDeps) {
    this.#deps = deps;
    this.#progress = deps.stored ?? notStarted(deps);
  }

  /** Goes on from what another tab, an import or an erasure has stored. */
  adopt(stored: LessonProgress | null): void {
    this.#progress = stored ?? notStarted(this.#deps);
  }

  get place(): string | null {
    return this.#progress.place ?? null;
  }

  /** The lesson was opened, or read up to `place`. */
  visited(place?: string): void {
    void this.#save({ ...this.#progress, ...(place === undefined ? {} : { place }) });
  }

  /** Something was done in the lesson: a file changed, a run, a prediction. */
  started(): void {
    if (this.#progress.status === 'not-started') void this.#save({ ...this.#progress, status: 'started' });
  }

  /** An attempt was graded; only the best credit of each exercise counts. Resolves when that is kept, or the disk has refused it. */
  async graded(report: GradeReport): Promise<void> {
    if (report.outcome === 'error' || report.outcome === 'not-attempted') {
      this.started();
      return;
    }
    const before = this.#progress.exercises[report.exerciseId] ?? 0;
    const exercises = { ...this.#progress.exercises, [report.exerciseId]: Math.max(before, report.credit) };
    const credits = this.#deps.bundle.definition.exercises.map(({ id }) => exercises[id] ?? 0);
    const done = credits.every((credit) => credit > 1 - 1e-9);
    await this.#save({
      ...this.#progress,
      exercises,
      credit: credits.reduce((sum, credit) => sum + credit, 0) / credits.length,
      status: done || this.#progress.status === 'done' ? 'done' : 'started',
      lessonVersion: report.lessonVersion,
    });
  }

  #save(progress: LessonProgress): Promise<void> {
    this.#progress = { ...progress, lastVisitedAt: this.#deps.clock.now() };
    return this.#deps.saved(() => this.#deps.storage.saveProgress(this.#progress));
  }
}

function notStarted({ bundle, clock }: ProgressKeeperDeps): LessonProgress {
  return {
    slug: bundle.slug,
    status: 'not-started',
    credit: 0,
    exercises: {},
    lessonVersion: bundle.version,
    lastVisitedAt: clock.now(),
  };
}
