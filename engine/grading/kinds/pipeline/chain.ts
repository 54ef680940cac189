import { z } from 'zod';
import type { WorkspaceFiles } from '../../../core/files';

/** A chain of scripts as a lesson describes it: the truth that a pipeline is held against. Paths are below the folder. */
export const chainSchema = {
  folder: z.string().describe('The folder that the scripts run in, e.g. churn.'),
  without: z
    .array(z.string())
    .default([])
    .describe('Folders that are left out of the copy: other projects, e.g. house-price/.'),
  params: z.string().default('params.yaml').describe('The file with their parameters.'),
  scripts: z
    .array(
      z.strictObject({
        name: z.string(),
        script: z
          .string()
          .describe('What `node` runs, e.g. train.ts; the code that it imports is found by itself.'),
        reads: z.array(z.string()).min(1).describe('The files that it reads.'),
        params: z.array(z.string()).default([]).describe('The parameters that it reads, e.g. train.epochs.'),
        writes: z.array(z.string()).min(1).describe('The files that it writes.'),
      }),
    )
    .min(2)
    .describe('In an order in which they can be run by hand.'),
};

const chain = z.strictObject(chainSchema);
export type Chain = z.output<typeof chain>;
export type Script = Chain['scripts'][number];

/** A project as it is before anything was run: without results, records of runs, the cache, and other projects. */
export function notYetRun(files: WorkspaceFiles, { folder, without, scripts }: Chain): WorkspaceFiles {
  const results = new Set(scripts.flatMap(({ writes }) => writes.map((path) => `${folder}/${path}`)));
  const isLeftOut = (path: string) =>
    results.has(path) ||
    path.startsWith('.dvc/cache/') ||
    /(^|\/)dvc\.lock$/.test(path) ||
    without.some((one) => path.startsWith(one));
  return Object.fromEntries(Object.entries(files).filter(([path]) => !isLeftOut(path)));
}
