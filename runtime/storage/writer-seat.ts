import type { Scheduler } from '../scheduler';
import type { TabLink, TabMessage } from './tabs';

/** How long a tab that takes over waits for the writer to save and let go before it takes the lock by force. */
export const HAND_OVER_MS = 1_000;

/** What the owner of a seat does when the pen moves. */
export interface SeatHooks {
  /** Saves what is unsaved; called before the pen is handed over. A rejection does not keep the pen. */
  flush(): Promise<void>;
  /** This tab is a reader now. */
  lost(): void;
  /** This tab holds the lock: claim the pen in the database and read what is stored, then it may write. */
  gained(): Promise<void>;
  message(message: TabMessage): void;
  /** Something failed that nobody waits for. */
  failed(error: unknown): void;
}

/** A lock that was granted; it may be stolen before whoever asked for it hears that it was granted. */
interface Holding {
  release: () => void;
  stolen: boolean;
}

/** One tab's place in a lesson: it holds the lock and writes, or stands in line for it and reads. */
export class WriterSeat {
  /** Unlike that of any other tab; kept in the database by the tab that holds the pen. */
  readonly token: string;
  readonly #link: TabLink;
  readonly #scheduler: Scheduler;
  readonly #disposed = new AbortController();
  #holding: Holding | null = null;
  #line: AbortController | null = null;
  #hooks: SeatHooks | null = null;
  #taking: Promise<void> | null = null;
  #unsubscribe = () => {};

  private constructor(link: TabLink, token: string, scheduler: Scheduler) {
    this.#link = link;
    this.token = token;
    this.#scheduler = scheduler;
  }

  /** Takes the lock when it is free; otherwise the tab begins as a reader. */
  static async open(link: TabLink, token: string, scheduler: Scheduler): Promise<WriterSeat> {
    const seat = new WriterSeat(link, token, scheduler);
    seat.#holding = await seat.#acquire('if-free');
    return seat;
  }

  get isWriter(): boolean {
    return this.#holding !== null && !this.#holding.stolen;
  }

  /** Connects the owner; a reader then stands in line and becomes the writer when the writer's tab is closed. */
  connect(hooks: SeatHooks): void {
    this.#hooks = hooks;
    this.#unsubscribe = this.#link.subscribe((message) => {
      if (message.type !== 'hand-over') hooks.message(message);
      else if (this.isWriter) this.#handOver(hooks).catch(hooks.failed);
    });
    if (!this.isWriter) this.#standInLine();
  }

  /** Tells the other tabs. */
  announce(message: TabMessage): void {
    this.#link.post(message);
  }

  /** Becomes the writer: asks the writer to save and let go, and takes the lock by force when it does not answer. */
  takeOver(): Promise<void> {
    if (this.isWriter) return Promise.resolve();
    this.#taking ??= this.#take().finally(() => {
      this.#taking = null;
    });
    return this.#taking;
  }

  async #take(): Promise<void> {
    this.#line?.abort();
    this.#line = null;
    const impatient = new AbortController();
    const giveUp = this.#scheduler.after(HAND_OVER_MS, () => impatient.abort());
    const waiting = this.#acquire('wait', impatient.signal);
    this.#link.post({ type: 'hand-over' });
    const holding = (await waiting) ?? (await this.#acquire('steal'));
    giveUp();
    if (holding !== null) await this.#sit(holding);
  }

  async #acquire(mode: 'if-free' | 'wait' | 'steal', signal?: AbortSignal): Promise<Holding | null> {
    const holding: Holding = { release: () => {}, stolen: false };
    const lost = () => {
      holding.stolen = true;
      if (this.#holding === holding) this.#leave();
    };
    const release = await this.#link.acquire(mode, lost, signal);
    if (release === null) return null;
    holding.release = release;
    return holding;
  }

  /** Sits down as the writer; when the stored work cannot be read, the lock goes back and the tab stays a reader. */
  async #sit(holding: Holding): Promise<void> {
    if (this.#disposed.signal.aborted) {
      holding.release();
      return;
    }
    if (holding.stolen) {
      this.#standInLine();
      return;
    }
    this.#holding = holding;
    try {
      await this.#hooks?.gained();
    } catch (error) {
      if (this.#holding === holding) this.#holding = null;
      holding.release();
      throw error;
    }
  }

  /** Becomes a reader, who stands in line to write again. */
  #leave(): void {
    this.#holding = null;
    this.#hooks?.lost();
    if (!this.#disposed.signal.aborted) this.#standInLine();
  }

  dispose(): void {
    this.#disposed.abort();
    this.#line?.abort();
    this.#unsubscribe();
    this.#holding?.release();
    this.#holding = null;
    this.#link.close();
  }

  #standInLine(): void {
    this.#line?.abort();
    const line = new AbortController();
    this.#line = line;
    this.#acquire('wait', line.signal)
      .then(async (holding) => {
        if (holding !== null) await this.#sit(holding);
      })
      .catch((error: unknown) => this.#hooks?.failed(error));
  }

  async #handOver(hooks: SeatHooks): Promise<void> {
    const holding = this.#holding;
    try {
      await hooks.flush();
    } catch (error) {
      hooks.failed(error);
    }
    // Saving took so long that the other tab took the lock by force.
    if (holding === null || this.#holding !== holding) return;
    this.#leave();
    holding.release();
  }
}
