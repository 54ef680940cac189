import { z } from 'zod';

/** The options that both kinds about a selection have. */
export const selectionOptions = {
  script: z.string().default('notebook').describe('The npm script that selects.'),
  data: z.string().describe('The dirty file, made by the maker `dirt`, e.g. data/export.csv.'),
  ledger: z.string().describe('The made file with `truthOf` that dirty file and `gives: ledger`.'),
  features: z.string().default('out/features.csv').describe('The table of features that the script writes.'),
  file: z.string().default('out/selected.json').describe('The file of the choice that the script writes.'),
  deadlineMs: z.number().int().positive().optional(),
};
