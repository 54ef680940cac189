import type { FileSystem } from '../../core/file-system';
import { parentOf } from '../../core/file-system';
import { CiError } from '../errors';
import { foldEvents, foldRun } from './fold-run';
import type { RunEvent } from './run-events';
import type { RunState } from './run-state';

const RUN_FILE = /^(\d+)\.jsonl$/;

/** Where workflows keep what is theirs, below the folder of a repository. */
export const actionsFolder = (repository: string): string => `${repository}/lab/actions`;

/** Writes a file with the folders above it. */
export function writeFile(fs: FileSystem, path: string, content: string | Uint8Array): void {
  fs.makeFolder(parentOf(path));
  fs.write(path, content);
}

/** The JSON of a file; undefined: there is none. @throws CiError `state-invalid`. */
export function readJsonFile<Value>(fs: FileSystem, path: string): Value | undefined {
  if (!fs.isFile(path)) return undefined;
  try {
    return JSON.parse(fs.readText(path)) as Value;
  } catch {
    throw new CiError('state-invalid', `${path} is no JSON. Delete it; what it held is lost.`, { path });
  }
}

/** A text of one JSON value a line; a last line that was cut off is left out. */
function parseLines(text: string): RunEvent[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as RunEvent];
    } catch {
      return [];
    }
  });
}

interface Known {
  readonly text: string;
  readonly state: RunState;
}

/** Runs by the text of their file, so that a list of many is not folded anew for each look. */
const folded = new WeakMap<FileSystem, Map<string, Known>>();

/** The runs of a repository: each a file of events, one JSON value a line; its state is the fold of them. */
export class RunStore {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #known: Map<string, Known>;

  constructor(fs: FileSystem, repository: string) {
    this.#fs = fs;
    this.#folder = `${actionsFolder(repository)}/runs`;
    this.#known = folded.get(fs) ?? new Map();
    folded.set(fs, this.#known);
  }

  /** The ids of all runs, oldest first. */
  ids(): number[] {
    if (!this.#fs.isFolder(this.#folder)) return [];
    return this.#fs
      .list(this.#folder)
      .flatMap((name) => RUN_FILE.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  /** One run; undefined: there is none. */
  read(id: number): RunState | undefined {
    const path = this.#path(id);
    if (!this.#fs.isFile(path)) return undefined;
    const text = this.#fs.readText(path);
    const known = this.#known.get(path);
    if (known?.text === text) return known.state;
    const state = foldEvents(parseLines(text));
    if (state !== undefined) this.#known.set(path, { text, state });
    return state;
  }

  /** All runs, newest first. */
  all(): RunState[] {
    return this.ids()
      .map((id) => this.read(id))
      .filter((run) => run !== undefined)
      .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  }

  /** Writes down what happened. @returns the run as it is then. */
  append(id: number, events: readonly RunEvent[]): RunState {
    const path = this.#path(id);
    const before = this.#fs.isFile(path) ? this.#fs.readText(path) : '';
    let state = this.read(id);
    for (const event of events) state = foldRun(state, event);
    const text = before + events.map((event) => `${JSON.stringify(event)}\n`).join('');
    writeFile(this.#fs, path, text);
    if (state === undefined) throw new CiError('run-missing', `There is no run ${id}.`);
    this.#known.set(path, { text, state });
    return state;
  }

  /** Forgets a run. */
  remove(id: number): void {
    this.#fs.remove(this.#path(id));
    this.#known.delete(this.#path(id));
  }

  #path(id: number): string {
    return `${this.#folder}/${id}.jsonl`;
  }
}
