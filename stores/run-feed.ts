import type { EpochReport, RunEvent, TestReport } from '../engine/core/code-runner';
import type { ConsoleEntry } from './contracts';

/** How many lines of the console are kept; the oldest go first. */
export const CONSOLE_LINES = 10_000;

/** How often a live run is shown anew, in milliseconds: at most 30 times a second. */
export const FEED_INTERVAL_MS = 34;

/** What a run has said so far. */
export interface FeedSnapshot {
  readonly console: readonly ConsoleEntry[];
  readonly epochs: readonly EpochReport[];
  readonly tests: readonly TestReport[];
  readonly backend?: string;
}

/** Gathers the events of one run; `snapshot` gives arrays that never change afterwards. */
export class RunFeed {
  #console: readonly ConsoleEntry[] = [];
  #epochs: readonly EpochReport[] = [];
  #tests: readonly TestReport[] = [];
  #newEntries: ConsoleEntry[] = [];
  #newEpochs: EpochReport[] = [];
  #newTests: TestReport[] = [];
  #backend: string | undefined;
  #nextId = 1;
  #lines = 0;
  #dropped = 0;

  take(event: RunEvent): void {
    switch (event.type) {
      case 'output':
        this.say({ kind: event.stream, text: event.text, location: event.location });
        break;
      case 'output-truncated':
        this.say({
          kind: 'system',
          text: `The program printed more than is kept; ${event.droppedBytes.toLocaleString('en-US')} bytes were dropped.`,
        });
        break;
      case 'epoch':
        this.#newEpochs.push(event.report);
        break;
      case 'test':
        this.#newTests.push(event.report);
        break;
      case 'backend':
        this.#backend = event.name;
        break;
      default:
        break;
    }
  }

  say(entry: Omit<ConsoleEntry, 'id'>): void {
    this.#newEntries.push({ id: this.#nextId++, ...entry });
  }

  clearConsole(): void {
    this.#console = [];
    this.#newEntries = [];
    this.#lines = 0;
    this.#dropped = 0;
  }

  snapshot(): FeedSnapshot {
    if (this.#newEntries.length > 0) this.#console = this.#trimmed([...this.#console, ...this.#newEntries]);
    if (this.#newEpochs.length > 0) this.#epochs = [...this.#epochs, ...this.#newEpochs];
    if (this.#newTests.length > 0) this.#tests = [...this.#tests, ...this.#newTests];
    this.#newEntries = [];
    this.#newEpochs = [];
    this.#newTests = [];
    return { console: this.#console, epochs: this.#epochs, tests: this.#tests, backend: this.#backend };
  }

  #trimmed(entries: readonly ConsoleEntry[]): readonly ConsoleEntry[] {
    for (const entry of this.#newEntries) this.#lines += linesIn(entry);
    if (this.#lines <= CONSOLE_LINES) return entries;
    let from = entries[0]?.id === 0 ? 1 : 0;
    while (this.#lines > CONSOLE_LINES && from < entries.length - 1) {
      const lines = linesIn(entries[from]!);
      this.#lines -= lines;
      this.#dropped += lines;
      from++;
    }
    const note: ConsoleEntry = {
      id: 0,
      kind: 'system',
      text: `${this.#dropped.toLocaleString('en-US')} earlier lines are no longer kept.`,
    };
    return [note, ...entries.slice(from)];
  }
}

function linesIn(entry: ConsoleEntry): number {
  let lines = 1;
  for (
    let i = entry.text.indexOf('\n');
    i !== -1 && i < entry.text.length - 1;
    i = entry.text.indexOf('\n', i + 1)
  )
    lines++;
  return lines;
}
