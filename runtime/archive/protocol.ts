import type { ErrorRecord } from '../../engine/core/errors';
import type { ExportOptions } from '../../engine/workspace/archive/write-archive';
import type { WorkspaceTree } from '../../engine/workspace/model';

/** What the worker is asked for. */
export type ArchiveJob =
  | { readonly type: 'read'; readonly zip: Uint8Array }
  | { readonly type: 'write'; readonly tree: WorkspaceTree; readonly options: ExportOptions };

/** What it answers: an `ArchivedProject`, the bytes of a zip, or what went wrong. */
export type ArchiveReply = { readonly value: unknown } | { readonly error: ErrorRecord };
