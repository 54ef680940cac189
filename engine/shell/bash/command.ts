import { defineCommand, type ResolvedCommandContext } from 'just-bash/browser';
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
      host,
      atExit: (text) => {
        shell.exitScript = text;
      },
      original: async (words) => {
        if (!context.origCommand) throw new Error(`there is no other ${name}`);
        const { stdout: text, stderr: errors, exitCode, stdoutKind } = await context.origCommand([...words]);
        const isBytes = stdoutKind === 'bytes';
        return { stdout: isBytes ? textOf(bytesOfByteString(text)) : text, stderr: errors, exitCode };
      },
    };
    const exitCode = await shell.track(
      command(io).catch((error: unknown) => {
        stderr(`${name}: this is a fault of the lab: ${messageOf(error)}\n`);
        return FAULT;
      }),
    );
    return { ...printed, stdoutKind: 'text', exitCode };
  });
}

function deviceAt(context: ResolvedCommandContext, fd: number): string | undefined {
  return context.fileDescriptors?.get(fd)?.replace(/^__file(?:_append)?__:/, '');
}
