import type { Clock } from '../engine/core/clock';
import { type ErrorRecord, StagecraftError } from '../engine/core/errors';
import { applyEvent } from '../engine/workspace/apply';
import type { WorkspaceEvent } from '../engine/workspace/events';
import { appendCoalesced } from '../engine/workspace/log';
import type { WorkspaceModel } from '../engine/workspace/model';
import type { Scheduler } from '../runtime/scheduler';
import { asStorageError, NotWriterError } from '../runtime/storage/errors';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { SavedBatch, Snapshot, StoredWorkspace } from '../runtime/storage/stored-workspace';
import { StepRecorder } from './step-recorder';

/** How long typing is gathered before it is saved. */
export const SAVE_DELAY_MS = 150;

/** A log longer or heavier than this is compacted into a snapshot. */
export const LOG_LIMITS = { events: 200, size: 500_000 } as const;

/** Whether everything is on disk. */
export interface SaveStatus {
  readonly save: 'saved' | 'unsaved' | 'failed';
  readonly saveError?: ErrorRecord;
}

export interface JournalOptions {
  readonly storage: LessonStorage;
  readonly token: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly lessonVersion: string;
  /** The state with every event that was pushed. */
  readonly model: () => WorkspaceModel;
  readonly onStatus: (status: SaveStatus) => void;
  /** Everything up to `seq` is on disk. */
  readonly onSaved: (seq: number) => void;
  /** Another tab holds the pen; nothing was written. */
  readonly onNotWriter: () => void;
}

/**
 * Saves a workspace's events: typing is gathered for a moment, each batch is one transaction, and a batch that fails
 * stays in memory and goes with the next.
 */
export class WorkspaceJournal {
  readonly #options: JournalOptions;
  #pending: readonly WorkspaceEvent[] = [];
  #inFlight: readonly WorkspaceEvent[] = [];
  #saving: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  /** The number of the last event on disk. */
  #seq: number;
  /** Null: nothing is stored yet, and the first batch must be a snapshot. */
  #log: { events: number; size: number } | null;
  /** The workspace after event `seq`. */
  #saved: WorkspaceModel;
  #timeline: StepRecorder;
  #createdAt: number;
  #lessonVersion: string;
  #versionUnsaved = false;
  /** The next batch is to be a snapshot, even one without events. */
  #wantsSnapshot = false;
  /** Grows with each restart: a save that began before one says nothing about what came after. */
  #generation = 0;

  /** `saved`: the workspace as it is stored, or as it begins. */
  constructor(options: JournalOptions, stored: StoredWorkspace | null, saved: WorkspaceModel) {
    this.#options = options;
    this.#saved = saved;
    this.#timeline = new StepRecorder(stored, saved);
    this.#seq = stored?.seq ?? 0;
    this.#log = stored?.log ?? null;
    this.#createdAt = stored?.createdAt ?? options.clock.now();
    this.#lessonVersion = stored?.lessonVersion ?? options.lessonVersion;
  }

  get seq(): number {
    return this.#seq;
  }

  /** What is not on disk yet, in order, from event `seq` + 1. */
  get unsaved(): readonly WorkspaceEvent[] {
    return [...this.#inFlight, ...this.#pending];
  }

  /** The timeline's steps that are not in its table yet, and the number of the last one that is. */
  get timeline(): Pick<StepRecorder, 'stored' | 'recent'> {
    return this.#timeline;
  }

  /** Events happened to `before`. */
  push(events: readonly WorkspaceEvent[], before: WorkspaceModel): void {
    if (events.length === 0) return;
    let model = before;
    for (const event of events) {
      this.#timeline.record(model, event, this.#options.clock.now());
      if (events.length > 1) model = applyEvent(model, event);
    }
    this.#pending = events.reduce(appendCoalesced, this.#pending);
    this.#options.onStatus({ save: 'unsaved' });
    this.#cancelTimer ??= this.#options.scheduler.after(SAVE_DELAY_MS, () => {
      this.#cancelTimer = null;
      // The status says what failed, and the next edit tries again; nobody waits for this one.
      this.flush().catch(() => {});
    });
  }

  /** The work now follows this version of the lesson (after a whole reset); saved with the next batch. */
  adoptVersion(version: string): void {
    if (this.#lessonVersion === version) return;
    this.#lessonVersion = version;
    this.#versionUnsaved = true;
  }

  /** Resolves when everything pushed so far is on disk; rejects with a StagecraftError that says why not. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    while (this.#saving !== null || this.#pending.length > 0 || this.#wantsSnapshot) {
      this.#saving ??= this.#save().finally(() => {
        this.#saving = null;
      });
      await this.#saving;
    }
  }

  /** Saves everything as a snapshot, so that the timeline's table has every step. */
  compact(): Promise<void> {
    this.#wantsSnapshot = true;
    return this.flush();
  }

  /** Drops what is unsaved and goes on from what is stored: the pen has moved, or the work was replaced. */
  restart(stored: StoredWorkspace | null, saved: WorkspaceModel): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#generation++;
    this.#pending = [];
    this.#inFlight = [];
    this.#saved = saved;
    this.#timeline = new StepRecorder(stored, saved);
    this.#seq = stored?.seq ?? 0;
    this.#log = stored?.log ?? null;
    this.#createdAt = stored?.createdAt ?? this.#options.clock.now();
    this.#lessonVersion = stored?.lessonVersion ?? this.#options.lessonVersion;
    this.#versionUnsaved = false;
    this.#options.onStatus({ save: 'saved' });
  }

  async #save(): Promise<void> {
    const { storage, token, clock, model } = this.#options;
    const generation = this.#generation;
    const batch = this.#pending;
    const timeline = this.#timeline;
    const after = model();
    const log = this.#log ?? { events: 0, size: 0 };
    const compact =
      this.#log === null ||
      this.#wantsSnapshot ||
      this.#versionUnsaved ||
      log.events + batch.length > LOG_LIMITS.events ||
      log.size > LOG_LIMITS.size;
    const snapshot: Snapshot | undefined = compact
      ? {
          model: after,
          lessonVersion: this.#lessonVersion,
          createdAt: this.#createdAt,
          timeline: timeline.take(),
        }
      : undefined;
    this.#wantsSnapshot = false;
    this.#pending = [];
    this.#inFlight = batch;
    let saved: SavedBatch;
    try {
      saved = await storage.saveWorkspace({
        token,
        events: batch,
        before: this.#saved,
        firstSeq: this.#seq + 1,
        at: clock.now(),
        snapshot,
      });
    } catch (thrown) {
      if (generation !== this.#generation) throw thrown;
      if (compact) timeline.putBack();
      this.#pending = [...batch, ...this.#pending];
      this.#inFlight = [];
      const error = thrown instanceof StagecraftError ? thrown : asStorageError(thrown, 'saving your work');
      this.#options.onStatus({ save: 'failed', saveError: error.toJSON() });
      if (error instanceof NotWriterError) this.#options.onNotWriter();
      throw error;
    }
    if (generation !== this.#generation) return;
    this.#inFlight = [];
    this.#saved = after;
    this.#seq += batch.length;
    this.#log = compact
      ? { events: 0, size: 0 }
      : { events: log.events + batch.length, size: log.size + saved.size };
    if (compact) this.#versionUnsaved = false;
    if (saved.position !== undefined) timeline.taken(saved.position);
    this.#options.onStatus({ save: this.#pending.length > 0 ? 'unsaved' : 'saved' });
    this.#options.onSaved(this.#seq);
  }
}
