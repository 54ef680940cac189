import { z } from 'zod';
import { chainSchema } from '../../../grading/kinds/pipeline/chain';

const change = {
  param: z
    .strictObject({ key: z.string(), by: z.number() })
    .describe('The parameter of rounds 1, 4, 7 and 10, and by how much it grows, once to three times.'),
  raw: z
    .string()
    .describe('The raw file of rounds 2, 5 and 8, which gets rows more; in 3, 6 and 9 nothing changes.'),
};

export const tenRoundsSchema = z.strictObject({
  ...chainSchema,
  ...change,
  forgets: z.string().describe('The script that is forgotten by hand in round four.'),
  passes: z
    .record(z.string(), z.string())
    .default({})
    .describe('Scripts that go over their files as often as a parameter says, e.g. train: train.epochs.'),
});
export type TenRounds = z.output<typeof tenRoundsSchema>;
