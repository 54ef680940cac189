import { StagecraftError } from '../../core/errors';

/** What can be wrong in the lab's clouds, whatever the provider's own word for it is. */
export type CloudErrorCode =
  /** The file of events or of prices cannot be read. */
  | 'file-invalid'
  /** No key was given at all. */
  | 'no-credentials'
  /** The key is unknown or revoked. */
  | 'key-invalid'
  | 'key-expired'
  /** The key may not do this. */
  | 'denied'
  | 'missing'
  | 'exists'
  /** Something else still needs it. */
  | 'in-use'
  /** What was asked for makes no sense, or there is none of it. */
  | 'invalid';

/** A refusal by the lab's clouds; the message says what was found and what to do. */
export class CloudError extends StagecraftError<CloudErrorCode> {}
