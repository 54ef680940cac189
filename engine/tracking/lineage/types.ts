/** One answer that a model gave, as a log of predictions has it. */
export interface Prediction {
  readonly id: string;
  /** The registered model, and which version of it. */
  readonly model: string;
  readonly version: string;
  /** Milliseconds since the epoch; null when the log does not say. */
  readonly timeMs: number | null;
  /** What was answered; null when the log does not say. */
  readonly value: string | number | null;
}

/** A thing that others come from, or that comes from others. `id` names it among all. */
export type LineageNode =
  | { readonly kind: 'prediction'; readonly id: string; readonly prediction: Prediction }
  | {
      readonly kind: 'model-version';
      readonly id: string;
      readonly model: string;
      readonly version: string;
      readonly aliases: readonly string[];
      readonly createdMs: number;
    }
  | {
      readonly kind: 'run';
      readonly id: string;
      readonly runId: string;
      readonly name: string;
      readonly status: string;
      readonly startMs: number | null;
    }
  | {
      readonly kind: 'commit';
      readonly id: string;
      /** 40 hexadecimal digits. */
      readonly commit: string;
      /** What the repository knows of it; null: it is in no history any more. */
      readonly facts: CommitFacts | null;
    }
  | {
      readonly kind: 'data';
      readonly id: string;
      /** DVC's MD5; that of a folder ends in `.dir`. */
      readonly md5: string;
      /** Where it lay, in whatever run or commit; sorted. */
      readonly paths: readonly string[];
    };

export interface CommitFacts {
  readonly subject: string;
  readonly author: string;
  readonly timeMs: number;
}

/** `from` comes from `to`. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  /** The path, where `to` is data. */
  readonly path?: string;
}

/** Something that the trail does not say, so that it ends there or cannot be trusted. */
export interface LineageGap {
  /** The node where it shows. */
  readonly node: string;
  readonly kind: 'no-version' | 'no-run' | 'no-commit' | 'lost-commit' | 'no-data' | 'other-data';
  /** For people: what is missing, and what would have kept it. */
  readonly message: string;
}

/** How everything came to be: a graph without circles, from predictions to data. */
export interface Lineage {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  readonly gaps: readonly LineageGap[];
}

/** Git as lineage meets it. Commits are 40 hexadecimal digits, paths are relative to the top of the repository. */
export interface LineageGit {
  /** Undefined: no branch, tag or HEAD leads to it. */
  commit(id: string): Promise<CommitFacts | undefined>;
  filesAt(id: string): Promise<readonly string[]>;
  readAt(id: string, path: string): Promise<Uint8Array | undefined>;
}
