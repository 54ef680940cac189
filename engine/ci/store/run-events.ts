import type {
  Annotation,
  Approval,
  ArtifactRecord,
  Conclusion,
  Deployment,
  JobState,
  RunHead,
  StepState,
} from './run-state';

/** What a job is when it is made. */
export type JobHead = Pick<
  JobState,
  'id' | 'key' | 'jobId' | 'name' | 'matrix' | 'needs' | 'runsOn' | 'environment'
>;

/** What a step is when it is made. */
export type StepHead = Pick<StepState, 'number' | 'id' | 'name' | 'kind'>;

/** Something that happened in a run. `at` is in milliseconds since the epoch; `job` is a job's key. */
export type RunEvent = { readonly at: number } & (
  | { readonly type: 'created'; readonly run: RunHead }
  | { readonly type: 'refused'; readonly problems: readonly string[] }
  /** Waits for its concurrency group. */
  | { readonly type: 'pending' }
  | { readonly type: 'started' }
  | { readonly type: 'cancel-asked'; readonly by: string }
  | { readonly type: 'job-added'; readonly job: JobHead }
  | {
      readonly type: 'job-waits';
      readonly job: string;
      readonly status: 'waiting' | 'pending';
      readonly for: string;
      readonly until: number | null;
    }
  | { readonly type: 'job-queued'; readonly job: string }
  | { readonly type: 'job-started'; readonly job: string; readonly steps: readonly StepHead[] }
  | { readonly type: 'step-started'; readonly job: string; readonly step: StepHead }
  | {
      readonly type: 'step-finished';
      readonly job: string;
      readonly step: number;
      readonly outcome: Conclusion;
      readonly conclusion: Conclusion;
      readonly annotations: readonly Annotation[];
      readonly summary: string;
    }
  | { readonly type: 'job-annotated'; readonly job: string; readonly annotation: Annotation }
  | {
      readonly type: 'job-finished';
      readonly job: string;
      readonly conclusion: Conclusion;
      readonly outputs: Readonly<Record<string, string>>;
    }
  /** Its work was lost with the page and begins anew. */
  | { readonly type: 'job-lost'; readonly job: string }
  | { readonly type: 'approval'; readonly approval: Approval }
  | { readonly type: 'artifact'; readonly artifact: ArtifactRecord }
  | { readonly type: 'artifact-gone'; readonly name: string }
  | { readonly type: 'deployment'; readonly deployment: Deployment }
  | { readonly type: 'finished'; readonly conclusion: Conclusion }
  /** Runs again; the jobs that are kept stay as they are. */
  | { readonly type: 'rerun'; readonly by: string; readonly kept: readonly string[] }
);
