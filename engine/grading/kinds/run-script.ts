import { z } from 'zod';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { Measurement, MeasurementKind } from '../types';

const schema = z
  .strictObject({
    script: z.string().optional().describe('A script of package.json, e.g. train.'),
    file: z.string().optional().describe('A file to run instead, e.g. src/train.ts.'),
    argv: z.array(z.string()).optional().describe('What follows the file on the command line.'),
    env: z.record(z.string(), z.string()).optional(),
    deadlineMs: z.number().int().positive().optional(),
  })
  .refine((options) => (options.script === undefined) !== (options.file === undefined), {
    error: 'give either script or file',
  });

/** Runs a script or a file of the workspace, seeded, and says how it ended. */
export const runScript: MeasurementKind<z.output<typeof schema>> = {
  kind: 'run-script',
  trust: 'verified',
  parseOptions: optionsBy('run-script', schema),
  facts: {
    ...ENDING_FACTS,
    stdoutLines: 'lines printed to standard output',
    lastLine: 'the last line printed',
    filesWritten: 'files written',
  },
  async measure(context, { script, file, argv, env, deadlineMs }): Promise<Measurement> {
    const found = file
      ? { program: { kind: 'module', path: file, argv } as const }
      : scriptOrEnding(context.files, script!);
    if ('facts' in found) return found;
    const { program } = found;
    context.progress(0.1, script ? `Running npm run ${script}` : `Running ${file}`);
    const result = await runMeasured(context, program, { env, deadlineMs });
    const lines = result.stdout.split('\n').filter((line) => line.trim() !== '');
    return {
      facts: {
        ...endingFacts(result),
        stdoutLines: lines.length,
        lastLine: lines.at(-1) ?? null,
        filesWritten: Object.keys(result.writes).length,
      },
      location: result.error?.frames[0],
      runIds: [result.runId],
    };
  },
};
