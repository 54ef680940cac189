import { StagecraftError } from '../../core/errors';

export type ClusterErrorCode =
  /** A manifest that is no YAML, or too large to be read. */
  | 'unreadable'
  /** A manifest that breaks the schema of its kind. */
  | 'invalid-manifest'
  /** An object that the API server refuses. */
  | 'refused'
  | 'not-found'
  /** A log of a cluster that cannot be read back. */
  | 'broken-log';

/** Something that the cluster refuses, in its words. */
export class ClusterError extends StagecraftError<ClusterErrorCode> {}
