import { z } from 'zod';

export const BACKUP_FORMAT = 'stagecraft-backup';

/** What lies beside the tables: how many rows each has, and the SHA-256 of its file. */
export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  from: z.enum(['pglite', 'postgresql']),
  /** The migrations that the schema stood at; a restore brings it to here first. */
  migrations: z.array(z.string()).min(1),
  /** In an order in which each table comes after those that it refers to. */
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      rows: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableSum = Manifest['tables'][number];
