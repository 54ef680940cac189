import type { CodeRunner } from '../core/code-runner';
import type { OpenMachine } from '../core/lab-program';
import { BashFileSystem } from './bash/file-system';
import { interpreterCommands, runScript } from './bash/process';
import type { ShellHost } from './host';
import { labCommands } from './programs';
import { laySystem } from './system';

/** What one line may use: nobody sits before a machine to stop it. */
const LIMITS = { maxLoopIterations: 5_000, maxCommandCount: 50_000, maxOutputSize: 32_000_000 };

/** What the interpreter advises whoever has written the lab. */
const LIMIT_ADVICE = /, increase executionLimits\.\w+/g;

/** The lab's own services, which go on working on the lab's files. */
const servicesOfLab = (host: ShellHost): ShellHost['services'] =>
  Object.fromEntries(
    Object.entries(host.services).map(([origin, load]) => [
      origin,
      async () => {
        const service = await load();
        return (request) => service(request, host);
      },
    ]),
  );

/** A runner whose programs end after a while. */
const limitedRunner = (runner: CodeRunner, deadlineMs: number): CodeRunner => ({
  run: (request, onEvent, signal) =>
    runner.run({ ...request, limits: { ...request.limits, deadlineMs } }, onEvent, signal),
});

/** Opens machines beside a shell, with its time, chance and sandbox, and with nothing of its files, programs and services. */
export const machinesOf =
  (host: ShellHost): OpenMachine =>
  (setting) => {
    const { fs, programs, without, services = {}, onCommand, programMs } = setting;
    const commands = new Map(setting.inherits ? host.commands : labCommands);
    for (const [name, program] of Object.entries(programs)) {
      const original = commands.get(name);
      if (original) commands.set(`lab-${name}`, original);
      commands.set(name, program);
    }
    for (const name of without) commands.delete(name);
    const breathe = () => {
      onCommand?.();
      return host.breathe?.();
    };
    const disk = new BashFileSystem(fs, breathe);
    const { openFile: _editor, openMachine: _machines, ...shared } = host;
    const alone: ShellHost = {
      ...shared,
      fs,
      disk,
      commands,
      breathe,
      clock: setting.clock ?? host.clock,
      rng: setting.rng ?? host.rng,
      ...(host.runner && programMs && { runner: limitedRunner(host.runner, programMs) }),
      services: {
        ...(setting.inherits && servicesOfLab(host)),
        ...Object.fromEntries(
          Object.entries(services).map(([origin, service]) => [origin, async () => service]),
        ),
      },
      network: { failure: null },
      root: setting.root ?? '/',
      limits: { ...LIMITS, ...setting.limits },
      without,
    };
    const inside: ShellHost = setting.inherits ? { ...alone, openMachine: machinesOf(alone) } : alone;
    laySystem(fs, [...commands.keys(), ...interpreterCommands(without)]);
    return {
      run: (script, { cwd, env, onOutput, signal }) =>
        runScript(inside, script, {
          cwd,
          env,
          signal,
          streams: {
            stdout: (text) => onOutput('stdout', text),
            stderr: (text) => onOutput('stderr', text.replace(LIMIT_ADVICE, '')),
          },
        }),
    };
  };
