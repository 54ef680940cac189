import { z } from 'zod';
import { FILE_MARKS } from '../engine/core/files';
import { filesSchema } from './stored-schema';

/** What a share link or a project file carries; `v` grows when its shape changes. */
export const sharedProjectSchema = z.strictObject({
  v: z.literal(1),
  name: z.string().min(1).max(120),
  files: filesSchema,
  marks: z.record(z.string().max(400), z.enum(FILE_MARKS)),
});
