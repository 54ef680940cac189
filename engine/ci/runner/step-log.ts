import type { Clock } from '../../core/clock';
import type { Masker } from '../secrets/masker';
import type { LogLine } from '../store/log-store';
import type { Annotation } from '../store/run-state';
import { parseCommand, type WorkflowCommand } from './workflow-commands';

/** What one step may print. */
export const LOG_LIMITS = {
  characters: 4_000_000,
  lines: 50_000,
  /** Characters of one line; the rest of it is cut off. */
  line: 64_000,
  /** Annotations of each kind that GitHub takes of one step. */
  annotations: 10,
} as const;

/** What a log needs of the step that writes it. */
export interface StepLogOptions {
  readonly clock: Clock;
  readonly masker: Masker;
  readonly step: { readonly number: number; readonly name: string };
  /** Whether lines of `::debug::` are shown. */
  readonly showsDebug: boolean;
  /** Takes each line as it comes. */
  readonly onLine: (line: LogLine) => void;
  /** Called once when the step has printed more than it may. */
  readonly onFlood: () => void;
  /** Folders that are taken off the paths of annotations. */
  readonly root: string;
}

const LEVELS = { notice: 'notice', warning: 'warning', error: 'failure' } as const;

/** The log of one step: its lines, masked, and what its workflow commands ask for. */
export class StepLog {
  readonly annotations: Annotation[] = [];
  /** By `::set-output` and `::save-state`, which are old ways. */
  readonly outputs: [string, string][] = [];
  readonly state: [string, string][] = [];
  readonly lines: LogLine[] = [];
  readonly #options: StepLogOptions;
  readonly #rest = { stdout: '', stderr: '' };
  /** While set, commands are only text, until `::token::`. */
  #token: string | null = null;
  #characters = 0;
  #isFlooded = false;
  readonly #warned = new Set<string>();

  constructor(options: StepLogOptions) {
    this.#options = options;
  }

  get isFlooded(): boolean {
    return this.#isFlooded;
  }

  /** Takes what a program printed, in pieces as they come. */
  write(stream: 'stdout' | 'stderr', text: string): void {
    if (this.#isFlooded) return;
    const lines = (this.#rest[stream] + text).split('\n');
    this.#rest[stream] = lines.pop()!;
    for (const line of lines) this.#printed(line.replace(/\r$/, ''));
    if (this.#rest[stream].length > LOG_LIMITS.line * 2) {
      this.#printed(this.#rest[stream]);
      this.#rest[stream] = '';
    }
  }

  /** Takes the last line where it has no end. */
  flush(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.#rest[stream];
      this.#rest[stream] = '';
      if (rest !== '') this.#printed(rest);
    }
  }

  /** A line of the runner's own. */
  line(text: string): void {
    for (const part of text.split('\n')) this.#add(part);
  }

  /** An error of the runner's own: a line and an annotation. */
  error(message: string): void {
    this.line(`##[error]${message}`);
    this.annotate({ ...NO_PLACE, level: 'failure', message });
  }

  warning(message: string): void {
    this.line(`##[warning]${message}`);
    this.annotate({ ...NO_PLACE, level: 'warning', message });
  }

  /** Adds an annotation; of each kind only the first ten are kept. */
  annotate(annotation: Omit<Annotation, 'step'>): void {
    const { masker, step } = this.#options;
    const same = this.annotations.filter(({ level }) => level === annotation.level).length;
    if (same >= LOG_LIMITS.annotations) return;
    this.annotations.push({
      ...annotation,
      message: masker.mask(annotation.message),
      title: masker.mask(annotation.title),
      step: step.name,
    });
  }

  #printed(line: string): void {
    if (this.#token !== null) {
      if (line.trim() === `::${this.#token}::`) this.#token = null;
      else this.#add(line);
      return;
    }
    const command = parseCommand(line);
    if (command === undefined) this.#add(line);
    else this.#obey(command, line);
  }

  #obey(command: WorkflowCommand, line: string): void {
    const { name, message, properties } = command;
    switch (name) {
      case 'notice':
      case 'warning':
      case 'error':
        this.#add(`##[${name}]${message.replaceAll('\n', ' ')}`);
        this.annotate({ ...placeOf(properties, this.#options.root), level: LEVELS[name], message });
        break;
      case 'group':
        this.#add(`##[group]${message}`);
        break;
      case 'endgroup':
        this.#add('##[endgroup]');
        break;
      case 'debug':
        if (this.#options.showsDebug) this.#add(`##[debug]${message}`);
        break;
      case 'add-mask':
        this.#options.masker.add(message);
        this.#add('::add-mask::***');
        break;
      case 'stop-commands':
        this.#token = message;
        this.#add(line);
        break;
      case 'set-output':
        this.outputs.push([properties.name ?? '', message]);
        this.#deprecated('set-output');
        break;
      case 'save-state':
        this.state.push([properties.name ?? '', message]);
        this.#deprecated('save-state');
        break;
      case 'echo':
      case 'add-matcher':
      case 'remove-matcher':
        this.#add(line);
        break;
      default:
        this.#add(line);
    }
  }

  #deprecated(command: string): void {
    if (this.#warned.has(command)) return;
    this.#warned.add(command);
    this.warning(
      `The \`${command}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`,
    );
  }

  #add(text: string): void {
    if (this.#isFlooded) return;
    const { clock, masker, step, onLine, onFlood } = this.#options;
    const cut = text.length > LOG_LIMITS.line ? `${text.slice(0, LOG_LIMITS.line)} …` : text;
    const line = { at: clock.now(), step: step.number, text: masker.mask(cut) };
    this.#characters += cut.length + 1;
    this.lines.push(line);
    onLine(line);
    if (this.#characters <= LOG_LIMITS.characters && this.lines.length < LOG_LIMITS.lines) return;
    this.#isFlooded = true;
    const message = `The step printed more than ${LOG_LIMITS.characters / 1e6} MB or ${LOG_LIMITS.lines} lines; the lab has ended it.`;
    this.lines.push({ at: clock.now(), step: step.number, text: `##[error]${message}` });
    onLine(this.lines.at(-1)!);
    this.annotate({ ...NO_PLACE, level: 'failure', message });
    onFlood();
  }
}

const NO_PLACE = { title: '', path: '', line: 0, endLine: 0, column: 0 } as const;

function placeOf(properties: Readonly<Record<string, string>>, root: string) {
  const number = (text: string | undefined) => {
    const value = Number(text);
    return Number.isInteger(value) && value > 0 ? value : 0;
  };
  const path = (properties.file ?? '').replace(/^\.\//, '');
  const line = number(properties.line);
  return {
    title: properties.title ?? '',
    path: path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path,
    line,
    endLine: number(properties.endLine ?? properties.endline) || line,
    column: number(properties.col),
  };
}
