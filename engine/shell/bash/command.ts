import { defineCommand, type ExecResult, type ResolvedCommandContext } from 'just-bash/browser';
import { messageOf } from '../../core/errors';
import { bytesOfByteString, textOf } from '../bytes';
import type { CommandIo, ScriptOptions, ShellCommand, ShellHost, Streams } from '../host';
import { type Devices, LIVE_STDERR, LIVE_STDOUT, MERGED } from './connect';

/** The exit code of a program that Ctrl-C has ended: 128 + SIGINT. */
export const INTERRUPTED = 130;

/** A fault of the lab, by its number in sysexits.h. */
const FAULT = 70;

/** What a script runs in. */
export interface ScriptSetting extends ScriptOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly streams: Streams;
  /** How wide the terminal is that the output is shown on; absent: it goes elsewhere. */
  readonly columns?: number;
}

/** The shell that a command runs in. */
export interface CommandShell {
  readonly devices: Devices;
  readonly streams: Streams;
  readonly signal: AbortSignal;
  /** See `ScriptSetting`. */
  readonly columns: number | undefined;
  /** What is to be run when it ends. */
  exitScript: string | null;
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Runs a script in a shell of its own, as `bash -c` does; its exit code. */
  runScript(text: string, setting: ScriptSetting): Promise<number>;
}

/** A command of the lab as one of the interpreter's. */
export function bashCommand(name: string, command: ShellCommand, host: ShellHost, shell: CommandShell) {
  return defineCommand(name, async (args, context) => {
    await host.breathe?.();
    if (shell.signal.aborted) return { stdout: '', stderr: '', exitCode: INTERRUPTED };
    const printed = { stdout: '', stderr: '' };
    let relayed: ExecResult | null = null;
    const inner = async (words: readonly string[]): Promise<ExecResult> => {
      if (!context.origCommand) throw new Error(`there is no other ${name}`);
      return context.origCommand([...words]);
    };
    const sink = (stream: 'stdout' | 'stderr') => {
      const device = deviceAt(context, stream === 'stdout' ? LIVE_STDOUT : LIVE_STDERR);
      const live =
        device === shell.devices.stdout ? 'stdout' : device === shell.devices.stderr ? 'stderr' : null;
      if (live !== null)
        return (text: string) => {
          if (text !== '') shell.streams[live](text);
        };
      // Where both go to one place, they go there in the order in which they were printed.
      const into = stream === 'stderr' && deviceAt(context, MERGED) !== undefined ? 'stdout' : stream;
      return (text: string) => {
        printed[into] += text;
      };
    };
    const stdout = sink('stdout');
    const stderr = sink('stderr');
    const isShown = deviceAt(context, LIVE_STDOUT) === shell.devices.stdout;
    const columns = isShown ? shell.columns : undefined;
    const env = { ...context.exportedEnv };
    const script = (text: string, options: ScriptOptions = {}) =>
      shell.runScript(text, {
        ...options,
        cwd: options.cwd ?? context.cwd,
        env: { ...env, ...options.env },
        signal: shell.signal,
        columns: options.onOutput ? undefined : columns,
        streams: options.onOutput
          ? {
              stdout: (output) => options.onOutput!('stdout', output),
              stderr: (output) => options.onOutput!('stderr', output),
            }
          : { stdout, stderr },
      });
    const io: CommandIo = {
      args,
      cwd: context.cwd,
      env,
      // Read only when it is asked for: whoever reads it has taken it from what comes after.
      get stdin() {
        return textOf(bytesOfByteString(String(context.stdin)));
      },
      fs: host.fs,
      clock: host.clock,
      rng: host.rng,
      ...(columns !== undefined && { columns }),
      signal: shell.signal,
      stdout,
      stderr,
      shell: script,
      script,
      ...(host.openMachine && { openMachine: host.openMachine }),
      ...(host.runner && { runner: host.runner }),
      host,
      atExit: (text) => {
        shell.exitScript = text;
      },
      relay: async (words) => {
        relayed = await inner(words);
        return relayed.exitCode;
      },
      original: async (words) => {
        const result = await inner(words);
        return { stdout: outputText(result), stderr: result.stderr, exitCode: result.exitCode };
      },
    };
    const exitCode = await shell.track(
      command(io).catch((error: unknown) => {
        stderr(`${name}: this is a fault of the lab: ${messageOf(error)}\n`);
        return FAULT;
      }),
    );
    if (relayed === null) return { ...printed, stdoutKind: 'text', exitCode };
    // What it printed itself besides can only be said of errors: the rest may be bytes.
    return { ...(relayed as ExecResult), stderr: (relayed as ExecResult).stderr + printed.stderr, exitCode };
  });
}

/** The output of the interpreter's own commands, which comes as text or as one character for each byte. */
function outputText({ stdout, stdoutKind, stdoutEncoding }: ExecResult): string {
  const isBytes = stdoutKind === 'bytes' || (stdoutKind === undefined && stdoutEncoding === 'binary');
  return isBytes ? textOf(bytesOfByteString(stdout)) : stdout;
}

function deviceAt(context: ResolvedCommandContext, fd: number): string | undefined {
  return context.fileDescriptors?.get(fd)?.replace(/^__file(?:_append)?__:/, '');
}
