import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { devNull } from 'node:os';
import { FrameReader, frameOf } from './frames';

/** Bytes of one message; what a lesson's programs write is far below. */
const MESSAGE_LIMIT = 64_000_000;
/** Bytes of all that one run says. */
const OUTPUT_LIMIT = 256_000_000;
/** Of standard error, which only Deno itself writes to. */
const STDERR_KEPT = 20_000;

/** What a guest's process tells of: one of its messages, or its end. */
export interface GuestListener {
  message(message: unknown): void;
  /** It has ended, or was ended since it said what it must not. */
  end(why: string, isOutOfMemory: boolean): void;
}

/** One process for one run: made ahead of it, so that the run does not wait for it to start. */
export class GuestProcess {
  readonly #child: ChildProcess;
  readonly #secret = randomBytes(32);
  readonly #frames = new FrameReader(this.#secret, MESSAGE_LIMIT);
  #listener: GuestListener | null = null;
  #early: unknown[] = [];
  #bytes = 0;
  #stderr = '';
  #ended: { why: string; isOutOfMemory: boolean } | null = null;

  /** @param boot the frame that hands over the guest. */
  constructor(
    command: { readonly file: string; readonly args: readonly string[] },
    cwd: string,
    boot: Buffer,
  ) {
    this.#child = spawn(command.file, command.args, {
      cwd,
      // No cache that one run could leave for another: neither can it be made, nor may a file be written.
      env: { NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: devNull } as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.#child;
    // A process that has ended is told of by `close`.
    stdin!.on('error', () => undefined);
    stdout!.on('data', (piece: Buffer) => this.#read(piece));
    stderr!.on('data', (piece: Buffer) => {
      if (this.#stderr.length < STDERR_KEPT) this.#stderr += piece.toString('utf8');
    });
    this.#child.on('error', (error) => this.#end(error.message, false));
    this.#child.on('close', (code, signal) => {
      const last = this.#stderr.trim().split('\n').slice(0, 6).join(' ').slice(0, 500);
      this.#end(
        `the process ended (${signal ?? code}${last === '' ? '' : `: ${last}`})`,
        /out of memory|Fatal JavaScript invalid size error|allocation (of \d+ bytes )?failed/i.test(
          this.#stderr,
        ),
      );
    });
    stdin!.write(this.#secret);
    stdin!.write(boot);
  }

  get isEnded(): boolean {
    return this.#ended !== null;
  }

  /** Begins to tell; what came before is told first. */
  listen(listener: GuestListener): void {
    this.#listener = listener;
    for (const message of this.#early.splice(0)) listener.message(message);
    if (this.#ended) listener.end(this.#ended.why, this.#ended.isOutOfMemory);
  }

  send(message: object): void {
    if (this.#ended === null) this.#child.stdin!.write(frameOf(message));
  }

  /** Ends it at once; nothing more is told. */
  kill(): void {
    this.#listener = null;
    this.#ended ??= { why: 'it was ended', isOutOfMemory: false };
    this.#child.kill('SIGKILL');
    this.#child.stdout!.destroy();
  }

  #read(piece: Buffer): void {
    if (this.#ended) return;
    this.#bytes += piece.length;
    try {
      if (this.#bytes > OUTPUT_LIMIT) throw new Error('the run said more than may be said');
      for (const message of this.#frames.take(piece)) {
        if (this.#listener) this.#listener.message(message);
        else this.#early.push(message);
        if (this.#ended) return;
      }
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error), false);
      this.#child.kill('SIGKILL');
    }
  }

  #end(why: string, isOutOfMemory: boolean): void {
    if (this.#ended) return;
    this.#ended = { why, isOutOfMemory };
    this.#listener?.end(why, isOutOfMemory);
  }
}
