import type { Clock } from '@/engine/core/clock';
import type { LabMachine, OpenMachine } from '@/engine/core/lab-program';
import { seededRng } from '@/engine/core/rng';

/** Machines that know the programs of an image and single commands of them, without a shell: all that the lines of the figure need. */
export const smallMachine =
  (clock: Clock): OpenMachine =>
  ({ fs, programs }): LabMachine => ({
    run: async (script, { cwd, env, onOutput, signal }) => {
      const [name = '', ...args] = script.trim().split(/\s+/);
      const program = programs[name];
      if (!program) {
        onOutput('stderr', `/bin/sh: 1: ${name}: not found\n`);
        return 127;
      }
      return program({
        args,
        cwd,
        env,
        stdin: '',
        fs,
        clock,
        rng: seededRng('layer-order'),
        signal,
        stdout: (text) => onOutput('stdout', text),
        stderr: (text) => onOutput('stderr', text),
        shell: async () => 127,
      });
    },
  });
