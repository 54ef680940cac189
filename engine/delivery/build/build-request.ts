import type { Clock } from '../../core/clock';
import type { FileSystem } from '../../core/file-system';
import type { OpenMachine } from '../../core/lab-program';

/** What `docker build` is asked for. */
export interface BuildRequest {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly openMachine: OpenMachine | undefined;
  readonly signal: AbortSignal;
  /** The folder of the context, absolute. */
  readonly folder: string;
  /** The Dockerfile, absolute. */
  readonly dockerfile: string;
  /** Normal names with their tags: `app:latest`. */
  readonly tags: readonly string[];
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly isWithoutCache: boolean;
  /** As `--cache-from` and `--cache-to` give them; absent: none. */
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  /** Takes the log as it comes. */
  readonly print: (text: string) => void;
}
