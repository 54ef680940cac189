import type { FileSystem } from '../../../core/file-system';
import { SERVERS } from '../../../core/lab-layout';
import { CloudError } from '../errors';
import { type CloudState, EMPTY_CLOUD } from './cloud-state';
import { type CloudEvent, cloudEventSchema } from './events';
import { foldCloud } from './fold';

/** Where the lab's clouds keep what happened; kept, undone and exported with the project. */
export const CLOUD_ROOT = `${SERVERS}/cloud`;
const EVENTS = `${CLOUD_ROOT}/events.jsonl`;

interface Known {
  readonly text: string;
  readonly state: CloudState;
  /** When the last of it happened. */
  readonly lastAt: number;
}

const NOTHING: Known = { text: '', state: EMPTY_CLOUD, lastAt: 0 };

/** The last fold of each file system, so that a long record is not folded for each look. */
const folded = new WeakMap<FileSystem, Known>();

/** The lab's clouds in a file system: one event a line. */
export class CloudStore {
  readonly #fs: FileSystem;

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /** The clouds as they are now. @throws CloudError `file-invalid` with the line that cannot be read. */
  get state(): CloudState {
    return this.#known().state;
  }

  /**
   * Writes down what happened; nothing happens before what has happened already, though a clock may be set back.
   * @returns the clouds as they are then.
   */
  record(...events: readonly CloudEvent[]): CloudState {
    let { text, lastAt } = this.#known();
    if (text !== '' && !text.endsWith('\n')) text += '\n';
    const timed = events.map((event) => {
      lastAt = Math.max(lastAt, event.at);
      return { ...event, at: lastAt };
    });
    const state = foldCloud(timed, this.#known().state);
    text += timed.map((event) => `${JSON.stringify(event)}\n`).join('');
    this.#fs.makeFolder(CLOUD_ROOT);
    this.#fs.write(EVENTS, text);
    folded.set(this.#fs, { text, state, lastAt });
    return state;
  }

  #known(): Known {
    if (!this.#fs.isFile(EVENTS)) return NOTHING;
    const text = this.#fs.readText(EVENTS);
    const before = folded.get(this.#fs);
    if (before?.text === text) return before;
    const events = parseEvents(text);
    const known = {
      text,
      state: foldCloud(events),
      lastAt: events.reduce((last, { at }) => Math.max(last, at), 0),
    };
    folded.set(this.#fs, known);
    return known;
  }
}

/** The events of a file. @throws CloudError `file-invalid`. */
export function parseEvents(text: string): CloudEvent[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const fail = (found: string): never => {
      throw new CloudError(
        'file-invalid',
        `.lab/srv/cloud/events.jsonl, line ${at + 1}: ${found}. Undo the edit of that line.`,
      );
    };
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return fail('it is no JSON');
    }
    const read = cloudEventSchema.safeParse(value);
    if (read.success) return [read.data];
    const issue = read.error.issues[0]!;
    return fail(`${issue.path.join('.') || 'type'}: ${issue.message}`);
  });
}
