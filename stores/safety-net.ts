import type { WorkspaceEvent } from '../engine/workspace/events';
import {
  forgetKeystrokes,
  type KeystrokeStorage,
  lostEvents,
  readKeystrokes,
  writeKeystrokes,
} from '../runtime/storage/last-keystrokes';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { StoredWorkspace } from '../runtime/storage/stored-workspace';

export interface SafetyNetDeps {
  readonly storage: LessonStorage;
  readonly words: KeystrokeStorage;
  /** Of the lesson; see `lessonLockName`. */
  readonly name: string;
  readonly lessonVersion: string;
  /** The pen of this page. */
  readonly token: string;
}

/** What a page writes down of its unsaved edits before it goes, and takes up of the page before it. */
export class SafetyNet {
  readonly #deps: SafetyNetDeps;
  #before: string | null = null;

  constructor(deps: SafetyNetDeps) {
    this.#deps = deps;
  }

  /**
   * Takes the pen, and says who held it before. On a full disk it is not taken yet: it stays whose it was, and what that page could not
   * save is still to be taken up.
   */
  async claim(): Promise<string | null> {
    const { storage, token } = this.#deps;
    this.#before = await storage.claim(token).catch(() => storage.writer().catch(() => null));
    return this.#before;
  }

  /** The edits that the page which held `previousPen` could not save. */
  recover(previousPen: string | null, stored: StoredWorkspace | null): readonly WorkspaceEvent[] {
    const { words, name, lessonVersion } = this.#deps;
    return lostEvents(readKeystrokes(words, name), previousPen, stored, lessonVersion);
  }

  /** Writes down what is not on disk, from event `seq` + 1. @returns whether there was room even for that. */
  write({ seq, events }: { readonly seq: number; readonly events: readonly WorkspaceEvent[] }): boolean {
    const { storage, words, name, lessonVersion, token } = this.#deps;
    // The next page asks whether the pen has moved since: it must find here who holds it on disk.
    return writeKeystrokes(words, name, {
      token: storage.owesClaim ? this.#before : token,
      lessonVersion,
      seq,
      events,
    });
  }

  /** All is on disk. */
  forget(): void {
    forgetKeystrokes(this.#deps.words, this.#deps.name);
  }
}
