import type { FileSystem } from '../../../core/file-system';
import { SERVERS } from '../../../core/lab-layout';
import { CloudError } from '../errors';
import { type CloudState, EMPTY_CLOUD } from './cloud-state';
import { type CloudEvent, cloudEventSchema } from './events';
import { after, foldCloud } from './fold';

/** Where the lab's clouds keep what happened; kept, undone and exported with the project. */
export const CLOUD_ROOT = `${SERVERS}/cloud`;
const EVENTS = `${CLOUD_ROOT}/events.jsonl`;

interface Known {
  readonly text: string;
  readonly state: CloudState;
}

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
    if (!this.#fs.isFile(EVENTS)) return EMPTY_CLOUD;
    const text = this.#fs.readText(EVENTS);
    const known = folded.get(this.#fs);
    if (known?.text === text) return known.state;
    const state = foldCloud(parseEvents(text));
    folded.set(this.#fs, { text, state });
    return state;
  }

  /** Writes down what happened. @returns the clouds as they are then. */
  record(...events: readonly CloudEvent[]): CloudState {
    const before = this.#fs.isFile(EVENTS) ? this.#fs.readText(EVENTS) : '';
    let { state } = this;
    for (const event of events) state = after(state, event);
    const ended = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    const text = ended + events.map((event) => `${JSON.stringify(event)}\n`).join('');
    this.#fs.makeFolder(CLOUD_ROOT);
    this.#fs.write(EVENTS, text);
    folded.set(this.#fs, { text, state });
    return state;
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
