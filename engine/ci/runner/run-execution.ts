import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import { holds } from '../expressions/conditions';
import { ExpressionScope } from '../expressions/evaluate';
import type { Conclusion } from '../store/run-state';
import type { Workflow } from '../workflow/workflow';
import { calledInputs, calledSecrets, calledWorkflow } from './call-workflow';
import { type ConcurrencyRequest, concurrencyOf, type Holder } from './concurrency';
import type { ExecutionDeps } from './execution-deps';
import { conditionScope, jobContexts, rootSecrets } from './job-context';
import type { JobEnd } from './job-spec';
import { LegRun } from './leg-run';
import { jobPermissions } from './open-runtime';
import { jobContinues, nameOfLeg, openLegs } from './plan-job';
import { aggregate, runConclusion } from './results';
import { type Leg, type Node, openScope, type WorkflowScope } from './workflow-scope';

/** A run at work: its jobs in the order of their needs, those of called workflows among them. */
export class RunExecution {
  readonly #deps: ExecutionDeps;
  readonly #root: WorkflowScope;
  readonly #legs = new Map<string, LegRun>();
  #holder: Holder | undefined;
  #hasBegun = false;
  #isDone = false;

  constructor(deps: ExecutionDeps, workflow: Workflow) {
    this.#deps = deps;
    this.#root = openScope({
      workflow,
      prefix: '',
      namePrefix: '',
      inputs: deps.state().inputs,
      secrets: rootSecrets(deps),
      permissions: undefined,
      depth: 1,
      parent: undefined,
    });
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Comes to its concurrency group, and begins when that lets it. */
  start(at: number): void {
    const { workflow } = this.#root;
    let request: ConcurrencyRequest | undefined;
    try {
      const contexts = jobContexts(this.#deps, [...this.#root.nodes.values()][0]!, undefined, undefined);
      request = concurrencyOf(new ExpressionScope({ contexts, functions: {} }), workflow.concurrency);
    } catch (thrown) {
      this.#deps.emit({ type: 'refused', at, problems: [`${workflow.path}: ${messageOf(thrown)}`] });
      this.#end(at, 'failure');
      return;
    }
    if (request === undefined) {
      this.#begin(at);
      return;
    }
    this.#holder = {
      request,
      go: (when) => this.#begin(when),
      stop: (when) => this.cancel(when, request.group),
    };
    if (!this.#deps.groups.enter(this.#holder, at) && !this.#isDone) this.#deps.emit({ type: 'pending', at });
  }

  /** Cancels the run. @param by who asked for it. */
  cancel(at: number, by: string): void {
    if (this.#isDone) return;
    this.#deps.emit({ type: 'cancel-asked', at, by });
    if (!this.#hasBegun) {
      this.#end(at, 'cancelled');
      return;
    }
    for (const leg of [...this.#legs.values()]) leg.cancel(at);
    this.#advance(this.#root, at);
  }

  /** Something about environments has changed: approvals, or their rules. */
  checkGates(at: number): void {
    for (const leg of this.#legs.values()) leg.checkGate(at);
  }

  #begin(at: number): void {
    this.#hasBegun = true;
    this.#deps.emit({ type: 'started', at });
    this.#advance(this.#root, at);
  }

  /** Opens each job whose needs are met; a workflow whose jobs have all ended has ended. */
  #advance(scope: WorkflowScope, at: number): void {
    const nodes = [...scope.nodes.values()];
    let hasMoved = true;
    while (hasMoved) {
      hasMoved = false;
      for (const node of nodes) {
        if (
          node.isOpen ||
          node.definition.needs.some((id) => scope.nodes.get(id.toLowerCase())?.result === undefined)
        )
          continue;
        hasMoved = true;
        this.#open(node, at);
      }
    }
    if (nodes.every(({ result }) => result !== undefined)) this.#endScope(scope, at);
  }

  #open(node: Node, at: number): void {
    node.isOpen = true;
    try {
      const runs = holds(conditionScope(this.#deps, node), node.definition.if);
      if (!runs) {
        this.#withoutRun(node, at, 'skipped');
        return;
      }
      node.legs = openLegs(node, jobContexts(this.#deps, node, undefined, undefined));
    } catch (thrown) {
      this.#withoutRun(
        node,
        at,
        'failure',
        `Error when evaluating '${node.definition.id}': ${messageOf(thrown)}`,
      );
      return;
    }
    this.#startLegs(node, at);
  }

  /** A job that ends without a runner: skipped, or wrong. */
  #withoutRun(node: Node, at: number, conclusion: Conclusion, problem?: string): void {
    const { definition, scope } = node;
    const key = scope.prefix + definition.id;
    const leg: Leg = { key, name: '', index: 0, matrix: null, isStarted: true, outputs: {}, endedAt: at };
    node.legs = [leg];
    const run = new LegRun(this.#deps, node, leg, () => {});
    run.addHead(
      at,
      `${scope.namePrefix}${typeof definition.name === 'string' ? definition.name : definition.id}`,
    );
    run.endAtOnce(at, conclusion, problem);
    leg.conclusion = conclusion;
    node.result = conclusion;
  }

  #startLegs(node: Node, at: number): void {
    const running = node.legs.filter((leg) => leg.isStarted && leg.conclusion === undefined).length;
    const room = node.maxParallel - running;
    const held = node.legs.filter((leg) => !leg.isStarted);
    for (const leg of held.slice(0, Math.max(0, room))) {
      leg.isStarted = true;
      this.#startLeg(node, leg, at);
    }
  }

  #startLeg(node: Node, leg: Leg, at: number): void {
    const kept = this.#deps.state().jobs.find((job) => job.key === leg.key && job.status === 'completed');
    if (node.definition.uses !== undefined) {
      this.#deps.at(at, 'work', () => this.#call(node, leg, at));
      return;
    }
    if (kept !== undefined) {
      const end = { at, conclusion: kept.conclusion!, outputs: kept.outputs };
      this.#deps.at(at, 'work', () => this.#legEnded(node, leg, end));
      return;
    }
    const run = new LegRun(this.#deps, node, leg, (end) => {
      this.#legs.delete(leg.key);
      this.#legEnded(node, leg, end);
    });
    this.#legs.set(leg.key, run);
    run.start(at);
  }

  /** Runs a workflow that a job calls. */
  async #call(node: Node, leg: Leg, at: number): Promise<void> {
    const { definition, scope } = node;
    const deps = this.#deps;
    const contexts = jobContexts(deps, node, leg, undefined);
    try {
      const depth = scope.depth + 1;
      const caller = { repository: deps.repository, commit: deps.state().commit, forge: deps.forge };
      const workflow = await calledWorkflow(definition.uses!, caller, depth);
      const inner = openScope({
        workflow,
        prefix: `${leg.key}/`,
        namePrefix: `${nameOfLeg(node, leg.matrix, contexts)} / `,
        inputs: calledInputs(workflow, definition, contexts),
        secrets: calledSecrets(workflow, definition, scope.secrets, contexts),
        permissions: jobPermissions(deps, node, contexts),
        depth,
        parent: { node, leg },
      });
      leg.call = inner;
      this.#advance(inner, at);
    } catch (thrown) {
      const run = new LegRun(deps, node, leg, () => {});
      run.addHead(at, nameOfLeg(node, leg.matrix, contexts));
      run.endAtOnce(at, 'failure', messageOf(thrown));
      this.#legEnded(node, leg, { at, conclusion: 'failure', outputs: {} });
    }
  }

  #legEnded(node: Node, leg: Leg, { at, conclusion, outputs }: JobEnd): void {
    leg.outputs = outputs;
    leg.endedAt = at;
    const goesOn =
      conclusion === 'failure' &&
      jobContinues(node.definition, jobContexts(this.#deps, node, leg, undefined));
    leg.conclusion = goesOn ? 'success' : conclusion;
    if (leg.conclusion === 'failure' && node.failFast) this.#failFast(node, leg, at);
    this.#startLegs(node, at);
    if (node.legs.some((one) => one.conclusion === undefined)) return;
    if (node.result !== undefined) return;
    node.result = aggregate(node.legs.map((one) => one.conclusion!));
    // Of a matrix the job that ended last has the last word on each output.
    const inOrder = [...node.legs].sort((a, b) => a.endedAt - b.endedAt || a.index - b.index);
    node.outputs = Object.assign({}, ...inOrder.map((one) => one.outputs));
    this.#advance(node.scope, at);
  }

  /** The first job of a matrix that fails ends the others. */
  #failFast(node: Node, failed: Leg, at: number): void {
    for (const leg of node.legs) {
      if (leg === failed || leg.conclusion !== undefined) continue;
      if (leg.isStarted) {
        this.#legs.get(leg.key)?.cancel(at);
        continue;
      }
      leg.isStarted = true;
      leg.conclusion = 'cancelled';
      const run = new LegRun(this.#deps, node, leg, () => {});
      run.addHead(at, nameOfLeg(node, leg.matrix, jobContexts(this.#deps, node, leg, undefined)));
      run.endAtOnce(at, 'cancelled');
    }
  }

  #endScope(scope: WorkflowScope, at: number): void {
    const results = [...scope.nodes.values()].map(({ result }) => result!);
    if (scope.parent === undefined) {
      const whole = runConclusion(results);
      const isStopped = this.#deps.state().isCancelled && whole !== 'failure';
      this.#end(at, isStopped ? 'cancelled' : whole);
      return;
    }
    const { node, leg } = scope.parent;
    if (leg.conclusion !== undefined) return;
    const jobs: Record<string, JsonValue> = {};
    for (const one of scope.nodes.values())
      jobs[one.definition.id] = { result: one.result!, outputs: { ...one.outputs } };
    const contexts = { ...jobContexts(this.#deps, node, leg, undefined), jobs, inputs: scope.inputs };
    const filled = new ExpressionScope({ contexts, functions: {} });
    const outputs = filled.fillTexts(scope.workflow.on.callOutputs);
    this.#legEnded(node, leg, { at, conclusion: aggregate(results), outputs });
  }

  #end(at: number, conclusion: Conclusion): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#deps.emit({ type: 'finished', at, conclusion });
    if (this.#holder !== undefined) this.#deps.groups.leave(this.#holder, at);
    this.#deps.ended(at);
  }
}
