import { customType } from 'drizzle-orm/pg-core';

/** Bytes; PGlite gives a `Uint8Array`, pg a `Buffer`, which is one. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
