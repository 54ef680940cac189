import type { Template, TemplateMap } from './template';

/** Filters of one event, as written; `types` are the activities that count. */
export interface EventFilter {
  readonly branches?: readonly string[];
  readonly 'branches-ignore'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'tags-ignore'?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
  readonly types?: readonly string[];
  readonly workflows?: readonly string[];
}

export type InputKind = 'string' | 'boolean' | 'number' | 'choice' | 'environment';

/** An input of `workflow_dispatch` or `workflow_call`. */
export interface InputDefinition {
  readonly type: InputKind;
  readonly description: string;
  readonly required: boolean;
  readonly default?: Template;
  readonly options: readonly string[];
}

/** One entry of `schedule`. */
export interface ScheduleEntry {
  readonly cron: string;
  /** IANA name; UTC when absent. */
  readonly timezone?: string;
}

/** What starts a workflow. */
export interface Triggers {
  /** Events with their filters, by name; those with a shape of their own have an empty filter here. */
  readonly events: Readonly<Record<string, EventFilter>>;
  readonly schedule: readonly ScheduleEntry[];
  readonly dispatchInputs: Readonly<Record<string, InputDefinition>>;
  readonly callInputs: Readonly<Record<string, InputDefinition>>;
  readonly callSecrets: Readonly<Record<string, { readonly required: boolean }>>;
  readonly callOutputs: Readonly<Record<string, Template>>;
}

/** `defaults.run` of a workflow or a job. */
export interface RunDefaults {
  readonly shell?: Template;
  readonly 'working-directory'?: Template;
}

/** A step as written. `line` counts from 1. */
export interface StepDefinition {
  readonly id: string;
  readonly line: number;
  readonly name?: Template;
  readonly if?: string;
  readonly run?: Template;
  readonly uses?: string;
  readonly with: TemplateMap;
  readonly env: TemplateMap;
  readonly shell?: Template;
  readonly 'working-directory'?: Template;
  readonly 'timeout-minutes'?: Template;
  readonly 'continue-on-error'?: Template;
}

/** A job as written. `line` counts from 1. */
export interface JobDefinition {
  readonly id: string;
  readonly line: number;
  readonly name?: Template;
  readonly needs: readonly string[];
  readonly if?: string;
  readonly 'runs-on'?: Template;
  readonly env: TemplateMap;
  readonly environment?: Template;
  readonly concurrency?: Template;
  readonly permissions?: Template;
  readonly defaults: RunDefaults;
  readonly outputs: TemplateMap;
  readonly matrix?: Template;
  readonly 'fail-fast'?: Template;
  readonly 'max-parallel'?: Template;
  readonly 'timeout-minutes'?: Template;
  readonly 'continue-on-error'?: Template;
  readonly container?: Template;
  readonly services?: Template;
  readonly steps: readonly StepDefinition[];
  /** The workflow that this job calls; it then has no steps. */
  readonly uses?: string;
  readonly with: TemplateMap;
  readonly secrets?: Template;
}

/** A workflow file, read. */
export interface Workflow {
  /** In the repository: `.github/workflows/ci.yml`. */
  readonly path: string;
  /** As written, else the path. */
  readonly name: string;
  readonly 'run-name'?: Template;
  readonly on: Triggers;
  readonly env: TemplateMap;
  readonly defaults: RunDefaults;
  readonly permissions?: Template;
  readonly concurrency?: Template;
  /** In the order in which they are written. */
  readonly jobs: readonly JobDefinition[];
}
