import type { JsonValue } from '../../core/json';
import type { MatrixValues } from '../plan/matrix';
import type { Conclusion } from '../store/run-state';
import type { JobDefinition, Workflow } from '../workflow/workflow';
import type { JobRun } from './job-run';
import type { Permissions } from './permissions';

/** One job of a matrix, or the only one. */
export interface Leg {
  /** What it is within the run: `build`, `test[2]`, `call/inner`. */
  readonly key: string;
  readonly name: string;
  readonly index: number;
  readonly matrix: MatrixValues | null;
  job?: JobRun;
  call?: WorkflowScope;
  isStarted: boolean;
  conclusion?: Conclusion;
  outputs: Readonly<Record<string, string>>;
  endedAt: number;
}

/** A job of a workflow in a run. */
export interface Node {
  readonly scope: WorkflowScope;
  readonly definition: JobDefinition;
  legs: Leg[];
  isOpen: boolean;
  /** As those that need it see it: after its `continue-on-error`. */
  result?: Conclusion;
  outputs: Readonly<Record<string, string>>;
  failFast: boolean;
  maxParallel: number;
}

/** A workflow in a run: the run's own, or one that a job calls. */
export interface WorkflowScope {
  readonly workflow: Workflow;
  /** Before the keys of its jobs: `call/`. */
  readonly prefix: string;
  /** Before the names of its jobs: `caller / `. */
  readonly namePrefix: string;
  readonly inputs: Readonly<Record<string, JsonValue>>;
  /** In clear; never written down. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What its token may do at most; undefined: the run's own workflow. */
  readonly permissions: Permissions | undefined;
  /** From 1: how many workflows call one another down to this. */
  readonly depth: number;
  readonly parent: { readonly node: Node; readonly leg: Leg } | undefined;
  /** By lower-case id. */
  readonly nodes: ReadonlyMap<string, Node>;
}

/** Makes a scope with its nodes. */
export function openScope(given: Omit<WorkflowScope, 'nodes'>): WorkflowScope {
  const nodes = new Map<string, Node>();
  const scope: WorkflowScope = { ...given, nodes };
  for (const definition of given.workflow.jobs)
    nodes.set(definition.id.toLowerCase(), {
      scope,
      definition,
      legs: [],
      isOpen: false,
      outputs: {},
      failFast: true,
      maxParallel: Number.POSITIVE_INFINITY,
    });
  return scope;
}
