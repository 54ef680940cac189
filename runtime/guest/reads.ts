import type { RunReads } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { ROOT } from './loader/resolve';
import { ObjectCreate, ObjectGetOwnPropertyNames } from './primordials';

type Names = Record<string, true>;

/**
 * Takes down what a run looks at of what it was given. Keeps names as properties of objects without a prototype and calls
 * no method on them, so that nothing that learner code redefines can hide a look.
 */
export class Reads {
  readonly #contents: Names = ObjectCreate(null);
  readonly #kinds: Names = ObjectCreate(null);
  readonly #lists: Names = ObjectCreate(null);
  readonly #environment: Names = ObjectCreate(null);
  #everything = false;

  /** The content of a file, or that none is there. */
  content(path: string): void {
    this.#contents[path] = true;
  }

  /** Whether a file, a folder or nothing is there. */
  kind(path: string): void {
    this.#kinds[path] = true;
  }

  /** The names in a folder. */
  list(path: string): void {
    this.#lists[path] = true;
  }

  /** A variable of the environment. */
  variable(name: string): void {
    this.#environment[name] = true;
  }

  /** All there is. */
  everything(): void {
    this.#everything = true;
  }

  /** The workspace's files, each look at which is taken down. */
  watched(files: WorkspaceFiles): WorkspaceFiles {
    const note = (key: string | symbol) => {
      if (typeof key === 'string') this.content(`${ROOT}/${key}`);
    };
    return new Proxy(files, {
      get: (target, key) => {
        note(key);
        return Reflect.get(target, key);
      },
      getOwnPropertyDescriptor: (target, key) => {
        note(key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      ownKeys: (target) => {
        this.everything();
        return Reflect.ownKeys(target);
      },
    });
  }

  /** All that was taken down. */
  taken(): RunReads {
    return {
      contents: ObjectGetOwnPropertyNames(this.#contents),
      kinds: ObjectGetOwnPropertyNames(this.#kinds),
      lists: ObjectGetOwnPropertyNames(this.#lists),
      environment: ObjectGetOwnPropertyNames(this.#environment),
      everything: this.#everything,
    };
  }
}
