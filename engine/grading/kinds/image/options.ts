import { z } from 'zod';

/** A change after which the image is built again. */
export const imageEditSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z]*$/),
    says: z.string().describe('What was changed, in a few words.'),
    append: z
      .strictObject({ path: z.string(), line: z.string() })
      .optional()
      .describe('A file that gets a line more; one that is not there is made.'),
    adds: z
      .strictObject({ name: z.string(), version: z.string() })
      .optional()
      .describe('A package that comes into package.json and package-lock.json.'),
    ships: z
      .boolean()
      .default(false)
      .describe('Whether the image has to have what changed; a document does not belong into it.'),
  })
  .refine(({ append, adds }) => (append === undefined) !== (adds === undefined), 'Either append or adds.');
export type ImageEdit = z.output<typeof imageEditSchema>;

/** What is said of a service whose image is judged. */
export const serviceSchema = {
  folder: z
    .string()
    .default('')
    .describe('The folder of the build context below the project; empty: the project.'),
  module: z.string().describe('The module that serves, below that folder.'),
  path: z.string().describe('Where it is asked by POST, e.g. /scores.'),
  rows: z.string().describe('The CSV, below the folder, whose rows it is asked with.'),
};

export const imageSchema = z.strictObject({
  ...serviceSchema,
  ill: z
    .strictObject({ from: z.string(), to: z.string() })
    .describe('What turns in the module so that the service says that it is not well.'),
  secret: z.string().describe('The file with what nobody may read, as NAME=value lines.'),
  strays: z
    .array(z.string())
    .describe('Files and folders that have no business in an image, nor in the context.'),
  edits: z.array(imageEditSchema).min(1),
});
export type ImageOptions = z.output<typeof imageSchema>;
