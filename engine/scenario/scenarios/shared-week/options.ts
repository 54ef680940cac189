import { z } from 'zod';

const replaced = z.strictObject({ file: z.string(), from: z.string(), to: z.string() });

export const optionsSchema = z.strictObject({
  repository: z
    .string()
    .describe('The repository on the simulated GitHub that the practice lane works with.'),
  params: z.string().describe('The JSON file that the wanted changes set values in.'),
  module: z.string().describe('The module that faulty changes put another version in place of.'),
  morning: z
    .string()
    .describe(
      'The probe that makes a day’s list: `{ wrong, rule }`, for the values and the rule that are wanted.',
    ),
  wanted: z
    .array(
      z.strictObject({
        at: z.number().describe('Minutes of work since Monday, 9:00.'),
        by: z.string(),
        says: z.string(),
        sets: z.record(z.string(), z.json()).describe('Values of the file of parameters.'),
        edits: z.array(replaced).describe('What the author’s own copy has otherwise than Monday’s.'),
        module: z
          .string()
          .optional()
          .describe('The support file that the author puts in place of the module.'),
        done: z
          .boolean()
          .default(false)
          .describe('Whether the practice lane has it on main already, if anybody has brought it there.'),
      }),
    )
    .describe('Changes that are to be on main on Friday.'),
  faulty: z.array(z.strictObject({ at: z.number(), by: z.string(), says: z.string(), module: z.string() })),
});

export type SharedWeekOptions = z.output<typeof optionsSchema>;
export type WantedChange = SharedWeekOptions['wanted'][number];
export type FaultyChange = SharedWeekOptions['faulty'][number];
