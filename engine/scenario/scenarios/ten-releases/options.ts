import { z } from 'zod';
import { serviceSchema } from '../../../grading/kinds/image/options';

export const tenReleasesSchema = z.strictObject({
  ...serviceSchema,
  code: z.string().describe('A file of the service, which gets a comment more.'),
  docs: z.string().describe('A document, which gets a line more.'),
  data: z.string().describe('A table that the service does not read, which gets a row again.'),
  adds: z
    .strictObject({ name: z.string(), version: z.string() })
    .describe('The package that comes on Tuesday.'),
  secret: z.string().describe('The file with what nobody may read, as NAME=value lines.'),
  strays: z.array(z.string()).describe('Files and folders that have no business in an image.'),
});
export type TenReleases = z.output<typeof tenReleasesSchema>;
