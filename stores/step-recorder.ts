import type { TimelinePosition } from '../contracts/stored-records';
import type { WorkspaceEvent } from '../engine/workspace/events';
import type { WorkspaceModel, WorkspaceTree } from '../engine/workspace/model';
import { recordEvent } from '../engine/workspace/timeline/record';
import type { TimelineStep } from '../engine/workspace/timeline/step';
import type { StoredTimeline, StoredWorkspace } from '../runtime/storage/stored-workspace';

/** The end of a timeline that is not stored yet: the steps since the log was last compacted. */
export class StepRecorder {
  #position: TimelinePosition;
  #base: WorkspaceTree | null;
  #storing: readonly TimelineStep[] = [];
  #steps: readonly TimelineStep[];

  /** `begun`: the workspace as it begins when nothing is stored. */
  constructor(stored: StoredWorkspace | null, begun: WorkspaceTree) {
    this.#position = stored?.timeline.position ?? { steps: 0, weight: 0 };
    this.#base = stored === null ? { files: begun.files, marks: begun.marks } : stored.timeline.base;
    this.#steps = stored?.timeline.recent ?? [];
  }

  /** An event happened to `model`. */
  record(model: WorkspaceModel, event: WorkspaceEvent, at: number): void {
    this.#steps = recordEvent(this.#steps, model, event, at);
  }

  /** The number of the last step that is stored. */
  get stored(): number {
    return this.#position.steps;
  }

  /** The steps after that one, oldest first. */
  get recent(): readonly TimelineStep[] {
    return [...this.#storing, ...this.#steps];
  }

  /** Everything that was not stored so far; what follows begins a step of its own. */
  take(): StoredTimeline {
    this.#storing = this.recent;
    this.#steps = [];
    return { position: this.#position, recent: this.#storing, base: this.#base };
  }

  /** What was taken is stored. */
  taken(position: TimelinePosition): void {
    this.#position = position;
    this.#base = null;
    this.#storing = [];
  }

  /** What was taken could not be stored. */
  putBack(): void {
    this.#steps = this.recent;
    this.#storing = [];
  }
}
