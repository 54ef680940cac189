/** Where something can be seen in the workbench: what a link of a criterion opens. */
export type EvidenceTarget =
  | {
      readonly kind: 'file';
      readonly path: string /** From 1; absent: its beginning. */;
      readonly line?: number;
    }
  | { readonly kind: 'commit' /** All 40 hex digits. */; readonly hash: string }
  | { readonly kind: 'run'; readonly runId: string; readonly experiment: string }
  | { readonly kind: 'model-version'; readonly model: string; readonly version: number }
  | {
      readonly kind: 'workflow-run';
      readonly number: number;
      readonly workflow: string;
      /** Where the server has it: `owner/name` and the id of the run. */
      readonly place?: { readonly repository: string; readonly id: number };
    }
  | { readonly kind: 'image'; readonly name: string /** `sha256:…` */; readonly digest: string }
  /** An object of the cluster, such as a Deployment. */
  | { readonly kind: 'cluster'; readonly object: string; readonly name: string }
  /** An alert rule, where it is written. */
  | { readonly kind: 'alert'; readonly name: string; readonly path: string; readonly line?: number };

/** One thing that shows why points were given. */
export interface Evidence {
  readonly target: EvidenceTarget;
  /** What it shows, as a noun phrase: "12 tests, all passed". */
  readonly shows: string;
}

/** The criteria, by id, in the order of the rubric. */
export const CRITERION_IDS = [
  'problem',
  'cloud',
  'tracking',
  'orchestration',
  'deployment',
  'monitoring',
  'reproducibility',
  'unit-tests',
  'integration-test',
  'linter',
  'scripts',
  'hooks',
  'ci-cd',
] as const;

export type CriterionId = (typeof CRITERION_IDS)[number];

/** One level of a criterion. */
export interface RubricLevel {
  readonly points: number;
  /** What the level asks for, as the rubric says it. */
  readonly says: string;
}

/** What one criterion came to. */
export interface CriterionResult {
  readonly id: CriterionId;
  readonly title: string;
  readonly points: number;
  readonly outOf: number;
  /** Ascending; the first is worth 0. */
  readonly levels: readonly RubricLevel[];
  /** For all that counted; empty where nothing was found. */
  readonly evidence: readonly Evidence[];
  /** What is missing for the next level, in a sentence; null: nothing is. */
  readonly missing: string | null;
}

/** A project held against the rubric: the same state gives the same report. */
export interface RubricReport {
  readonly points: number;
  /** 33. */
  readonly outOf: number;
  /** In the order of `CRITERION_IDS`, each once. */
  readonly criteria: readonly CriterionResult[];
}
