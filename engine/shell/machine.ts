import type { OpenMachine } from '../core/lab-machine';
import { BashFileSystem } from './bash/file-system';
import { runScript } from './bash/process';
import type { ShellHost } from './host';
import { labCommands } from './programs';
import { laySystem } from './system';

/** What one line may use: nobody sits before a machine to stop it. */
const LIMITS = { maxLoopIterations: 100_000, maxCommandCount: 200_000, maxOutputSize: 32_000_000 };

/** Opens machines beside a shell, with its time, chance and sandbox, and with nothing of its files, programs and services. */
export const machinesOf =
  (host: ShellHost): OpenMachine =>
  ({ fs, programs, without }) => {
    const commands = new Map(labCommands);
    for (const [name, program] of Object.entries(programs)) {
      const original = commands.get(name);
      if (original) commands.set(`lab-${name}`, original);
      commands.set(name, program);
    }
    for (const name of without) commands.delete(name);
    const disk = new BashFileSystem(fs, host.breathe);
    const { openFile: _editor, openMachine: _machines, ...shared } = host;
    const inside: ShellHost = {
      ...shared,
      fs,
      disk,
      commands,
      services: {},
      network: { failure: null },
      root: '/',
      limits: LIMITS,
      without,
    };
    laySystem(fs, [...commands.keys()]);
    return {
      run: (script, { cwd, env, onOutput, signal }) =>
        runScript(inside, script, {
          cwd,
          env,
          signal,
          streams: {
            stdout: (text) => onOutput('stdout', text),
            stderr: (text) => onOutput('stderr', text),
          },
        }),
    };
  };
