/** Why a step was not in the cache. */
export type MissReason =
  | { readonly kind: 'first' }
  /** A step before it in its stage was not. */
  | { readonly kind: 'earlier'; readonly line: number }
  | { readonly kind: 'instruction'; readonly before: string }
  | { readonly kind: 'base'; readonly before: string; readonly now: string }
  | {
      readonly kind: 'files';
      readonly changed: readonly string[];
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'variables'; readonly names: readonly string[] }
  | { readonly kind: 'no-cache' }
  /** The cache does not have it any more. */
  | { readonly kind: 'pruned' };

/** One step of a build. */
export interface StepRecord {
  /** The name of its stage; `` for the only one. */
  readonly stage: string;
  readonly line: number;
  /** As it is shown: `COPY package.json .` */
  readonly instruction: string;
  /** `[build 3/6]`; null: it makes no files and is not in the log. */
  readonly label: string | null;
  readonly outcome: 'hit' | 'miss' | 'failed';
  readonly reason: MissReason | null;
  readonly layer: string | null;
  readonly bytes: number;
  /** By the model of time. */
  readonly seconds: number;
  /** What went into its key: hashes of files by path, values of variables. Kept of the last build of a file. */
  readonly inputs?: StepInputs;
}

/** What a step's key is made of beside its text and the step before it. */
export interface StepInputs {
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** One `docker build`. */
export interface BuildRecord {
  readonly number: number;
  /** The Dockerfile, and the stage that was asked for: builds of one source are compared. */
  readonly source: string;
  readonly tags: readonly string[];
  readonly at: number;
  readonly outcome: 'done' | 'failed';
  readonly imageId: string | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly contextBytes: number;
  readonly steps: readonly StepRecord[];
  /** What was printed. */
  readonly log: string;
}
