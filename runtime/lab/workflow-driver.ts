import type { LabCi, LabCiPorts } from '../../engine/ci/lab-ci';
import { FORGE_ROOT } from '../../engine/ci/runner/places';
import { type CommandChanges, workspaceChanges } from './changes';

/** What the driver takes from the lab. */
export interface WorkflowDriverPorts {
  readonly place: Omit<LabCiPorts, 'openForge'>;
  /** Real time in milliseconds. */
  readonly now: () => number;
  readonly breathe: () => Promise<void> | undefined;
  /** Whether no command works on the files: what has changed is then the workflows' own. */
  readonly isQuiet: () => boolean;
  /** Tells the page that it has gone on. */
  readonly post: (changes: CommandChanges) => void;
}

/** How often the page hears of a run, in milliseconds. */
const NEWS_MS = 200;
const NOTHING: CommandChanges = { files: {}, marks: {}, refused: [] };

/** Runs the workflows of a lab beside its commands, and tells the page how they go. */
export class WorkflowDriver {
  readonly #ports: WorkflowDriverPorts;
  #ci: LabCi | undefined;
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #lastNews = Number.NEGATIVE_INFINITY;

  constructor(ports: WorkflowDriverPorts) {
    this.#ports = ports;
  }

  /** Runs what has been started, in the background. */
  start(): void {
    if (!this.#ports.place.fs.isFolder(FORGE_ROOT)) return;
    if (this.#running !== undefined) {
      this.#isAskedAgain = true;
      return;
    }
    this.#running = this.#work()
      .catch((error: unknown) => {
        // A fault of ours; runs stay as they are, and go on with the next command.
        console.error('The workflows of the lab could not go on.', error);
      })
      .finally(() => {
        this.#running = undefined;
        this.flush();
        if (!this.#isAskedAgain) return;
        this.#isAskedAgain = false;
        this.start();
      });
  }

  /** Runs all that has been started to its end, or until it waits for people or time. */
  async finish(): Promise<void> {
    await this.#running;
    if (this.#ports.place.fs.isFolder(FORGE_ROOT)) await (await this.#open()).work();
  }

  /** Gives the page what has changed, unless a command is at work: then it gives it. */
  flush(): void {
    if (this.#ci === undefined || !this.#ports.isQuiet()) return;
    const { fs } = this.#ports.place;
    const changes = workspaceChanges(fs, fs.takeChanges());
    if (Object.keys(changes.files).length > 0 || Object.keys(changes.marks).length > 0)
      this.#ports.post(changes);
  }

  async #work(): Promise<void> {
    const ci = await this.#open();
    await ci.work({ breathe: this.#ports.breathe });
  }

  async #open(): Promise<LabCi> {
    if (this.#ci !== undefined) return this.#ci;
    const { labCi } = await import('../../engine/shell/registry-ci');
    this.#ci = labCi(this.#ports.place);
    this.#ci.listen(() => this.#news());
    return this.#ci;
  }

  #news(): void {
    const now = this.#ports.now();
    if (now - this.#lastNews < NEWS_MS) return;
    this.#lastNews = now;
    // What has changed is kept when all is done, as one step of undo; until then the worker answers from what it has.
    this.#ports.post(NOTHING);
  }
}
