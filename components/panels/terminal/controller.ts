import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '@/engine/core/errors';
import { type Completion, commonStart } from '@/engine/shell/completion/complete';
import { expandHistory } from '@/engine/shell/expand-history';
import { type EditAction, readKeys } from '@/engine/shell/line-editor/keys';
import { type Drawn, drawLine, leaveLine, NOTHING_DRAWN } from '@/engine/shell/line-editor/layout';
import {
  EMPTY_LINE,
  editLine,
  type LineEffect,
  type LineState,
} from '@/engine/shell/line-editor/line-editor';
import { inColumns } from '@/engine/shell/programs/files/columns';
import { isUnfinished } from '@/engine/shell/unfinished';
import type { LabState } from '@/stores/lab-contract';
import { promptOf, searchingPrompt } from './prompt-line';

/** What the controller needs of a terminal. */
export interface Screen {
  write(data: string): void;
  columns(): number;
}

/** What the controller tells the page. */
export interface ControllerPorts {
  readonly screen: Screen;
  readonly lab: StoreApi<LabState>;
  /** Says politely how a line ended. */
  readonly announce: (text: string) => void;
}

const GREETING = 'bash over the files of your project. Type help to see what is here.\r\n';
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';
const RED = (text: string) => `\u001b[31m${text}\u001b[0m`;

/** The terminal between its keys and the lab: edits lines, runs them, shows what they print. */
export class TerminalController {
  readonly #screen: Screen;
  readonly #lab: StoreApi<LabState>;
  readonly #announce: (text: string) => void;
  #line: LineState = EMPTY_LINE;
  #drawn: Drawn = NOTHING_DRAWN;
  #isRunning = true;
  /** Keys that came while a line was running. */
  #ahead: EditAction[] = [];
  #printed = '\n';
  /** The last action was a Tab that found several: another one lists them. */
  #isListing = false;

  constructor({ screen, lab, announce }: ControllerPorts) {
    this.#screen = screen;
    this.#lab = lab;
    this.#announce = announce;
  }

  /** Whether the history is being searched: Escape ends that first. */
  get isSearching(): boolean {
    return this.#line.search !== null;
  }

  /** Shows the first prompt. */
  async start(): Promise<void> {
    this.#screen.write(GREETING);
    await this.#lab
      .getState()
      .refreshPrompt()
      .catch((error: unknown) => this.#fail(error));
    this.#lab.subscribe((now, before) => {
      if (now.prompt !== before.prompt && !this.#isRunning) this.#draw();
    });
    this.#prompt();
  }

  /** Takes what was typed or pasted. */
  input(data: string): void {
    for (const action of readKeys(data)) this.act(action);
  }

  /** Does what a key asks for. */
  act(action: EditAction): void {
    if (this.#isRunning) {
      if (action.type === 'interrupt') this.#interrupt();
      else this.#ahead.push(action);
      return;
    }
    const wasListing = this.#isListing;
    this.#isListing = false;
    const { state, effect } = editLine(this.#line, action, this.#lab.getState().history);
    this.#line = state;
    if (effect?.type !== 'accept') this.#draw();
    if (effect) this.#do(effect, wasListing);
  }

  /** The terminal is as wide as it is now. */
  resized(): void {
    this.#lab.getState().setColumns(this.#screen.columns());
    if (!this.#isRunning) this.#draw();
  }

  /** Empties the screen; what is being typed stays. */
  clear(): void {
    this.#screen.write(CLEAR);
    this.#drawn = NOTHING_DRAWN;
    if (!this.#isRunning) this.#draw();
  }

  /** A new shell, and an empty screen. */
  async restart(): Promise<void> {
    if (this.#isRunning) this.#interrupt();
    await this.#lab.getState().restart();
    this.#line = EMPTY_LINE;
    this.clear();
  }

  #do(effect: LineEffect, wasListing: boolean): void {
    switch (effect.type) {
      case 'accept':
        this.#accept(effect.text);
        break;
      case 'interrupt':
        this.#leave('^C');
        this.#line = { ...EMPTY_LINE, killed: this.#line.killed };
        this.#prompt();
        break;
      case 'end-of-file':
        this.#leave('exit');
        void this.#run('exit', false);
        break;
      case 'clear-screen':
        this.clear();
        break;
      case 'complete':
        void this.#complete(wasListing);
        break;
      case 'bell':
        break;
    }
  }

  #accept(text: string): void {
    const expanded = expandHistory(text, this.#lab.getState().history);
    if ('problem' in expanded) {
      this.#leave('');
      this.#screen.write(crlf(expanded.problem));
      this.#next();
      return;
    }
    if (isUnfinished(expanded.line)) {
      const end = { ...this.#line, cursor: this.#line.text.length };
      this.#line = editLine(end, { type: 'paste', text: '\n' }, []).state;
      this.#draw();
      return;
    }
    this.#leave('');
    if (expanded.isChanged) this.#screen.write(`${crlf(expanded.line)}\r\n`);
    if (expanded.line.trim() === '') this.#next();
    else void this.#run(expanded.line, true);
  }

  async #run(line: string, isAnnounced: boolean): Promise<void> {
    this.#isRunning = true;
    this.#printed = '\n';
    try {
      const exitCode = await this.#lab.getState().runLine(line, (_stream, text) => this.#print(text));
      if (isAnnounced) this.#announce(exitCode === 0 ? 'Done' : `Ended with exit code ${exitCode}`);
    } catch (error) {
      this.#fail(error);
    }
    if (this.#printed !== '\n') this.#screen.write('\r\n');
    this.#next();
  }

  #print(text: string): void {
    this.#printed = text.at(-1) ?? this.#printed;
    this.#screen.write(crlf(text));
  }

  #fail(error: unknown): void {
    this.#screen.write(crlf(`${RED(`[the lab] ${messageOf(error)}`)}\n`));
    this.#announce(messageOf(error));
  }

  #interrupt(): void {
    this.#ahead = [];
    this.#screen.write('^C');
    this.#printed = 'C';
    this.#lab.getState().interrupt();
  }

  /** The next prompt, and what was typed before it came. */
  #next(): void {
    const { killed } = this.#line;
    this.#line = { ...EMPTY_LINE, killed };
    this.#prompt();
    const ahead = this.#ahead;
    this.#ahead = [];
    for (const action of ahead) this.act(action);
  }

  #prompt(): void {
    this.#isRunning = false;
    this.#drawn = NOTHING_DRAWN;
    this.#draw();
  }

  #draw(): void {
    const { text, cursor, search } = this.#line;
    const prompt = search === null ? promptOf(this.#lab.getState().prompt) : searchingPrompt(search);
    const drawing = drawLine(this.#drawn, prompt, text, cursor, this.#screen.columns());
    this.#screen.write(drawing.output);
    this.#drawn = drawing;
  }

  /** Goes below the line that was typed. */
  #leave(sign: string): void {
    this.#line = { ...this.#line, search: null, cursor: this.#line.text.length };
    this.#draw();
    this.#screen.write(`${sign}${leaveLine(this.#drawn)}`);
    this.#drawn = NOTHING_DRAWN;
  }

  async #complete(wasListing: boolean): Promise<void> {
    const { text, cursor } = this.#line;
    let completion: Completion;
    try {
      completion = await this.#lab.getState().complete(text, cursor);
    } catch {
      // Completion is a help: without it one types on. What is wrong with the lab is said by the next line.
      return;
    }
    // The line has gone on meanwhile.
    if (this.#isRunning || text !== this.#line.text || cursor !== this.#line.cursor) return;
    const { from, candidates } = completion;
    const [only, ...others] = candidates;
    if (only === undefined) {
      this.#announce('Nothing to complete');
      return;
    }
    const start = others.length === 0 ? only.insert + (only.isOpen ? '' : ' ') : commonStart(candidates);
    if (start.length > cursor - from) {
      this.#line = {
        ...this.#line,
        text: text.slice(0, from) + start + text.slice(cursor),
        cursor: from + start.length,
      };
      this.#draw();
      if (others.length === 0) return;
    }
    if (others.length === 0) return;
    this.#isListing = true;
    if (!wasListing) {
      this.#announce(`${candidates.length} possibilities, press Tab again to list them`);
      return;
    }
    const cells = candidates.map(({ shown }) => ({ text: shown, width: shown.length }));
    this.#screen.write(leaveLine(this.#drawn) + crlf(inColumns(cells, this.#screen.columns())));
    this.#drawn = NOTHING_DRAWN;
    this.#draw();
    this.#announce(candidates.map(({ shown }) => shown).join(', '));
  }
}

/** Line ends as a terminal wants them. */
const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');
