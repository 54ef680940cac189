import { messageOf } from '../../core/errors';
import { ACTIONS, parseUses, unresolved } from '../actions/registry';
import { ExpressionScope } from '../expressions/evaluate';
import type { JobHead } from '../store/run-events';
import type { Conclusion } from '../store/run-state';
import { type EnvironmentSettings, environmentOf } from '../store/settings';
import { concurrencyOf, type Holder } from './concurrency';
import type { ExecutionDeps } from './execution-deps';
import { jobContexts } from './job-context';
import { JobGate } from './job-gate';
import { JobRun } from './job-run';
import type { JobEnd, JobHost, JobSpec } from './job-spec';
import { openRuntime } from './open-runtime';
import { environmentName, makesDeployment, nameOfLeg, runsOnOf, timeoutOf } from './plan-job';
import { forgeAction } from './run-action';
import { keepOnServers } from './servers';
import type { Leg, Node } from './workflow-scope';

/** How long a job waits for a runner, at least and beyond that by chance, in milliseconds. */
const QUEUE_MS = { least: 1_000, more: 3_000 } as const;

/** The number of a job: the same for the same run, attempt and key. */
function jobNumber(run: number, attempt: number, key: string): number {
  let hash = run % 1_000_003;
  for (const character of `${attempt}/${key}`)
    hash = (hash * 131 + character.codePointAt(0)!) % 9_000_000_011;
  return 10_000_000_000 + hash;
}

/** One job on its way: its concurrency group, the rules of its environment, then its steps. */
export class LegRun {
  readonly #deps: ExecutionDeps;
  readonly #node: Node;
  readonly #leg: Leg;
  readonly #onEnd: (end: JobEnd) => void;
  #head: JobHead | undefined;
  #holder: Holder | undefined;
  #gate: JobGate | undefined;
  #job: JobRun | undefined;
  #isDone = false;

  constructor(deps: ExecutionDeps, node: Node, leg: Leg, onEnd: (end: JobEnd) => void) {
    this.#deps = deps;
    this.#node = node;
    this.#leg = leg;
    this.#onEnd = onEnd;
  }

  /** Writes down that the job is there. */
  addHead(at: number, name: string, environment = '', runsOn = ''): void {
    const { definition } = this.#node;
    const run = this.#deps.state();
    this.#head = {
      id: jobNumber(run.id, run.attempt, this.#leg.key),
      key: this.#leg.key,
      jobId: definition.id,
      name,
      matrix: this.#leg.matrix,
      needs: definition.needs,
      runsOn,
      environment,
    };
    const known = run.jobs.find(({ key }) => key === this.#leg.key);
    if (known === undefined) this.#deps.emit({ type: 'job-added', at, job: this.#head });
    else if (known.status !== 'completed') this.#deps.emit({ type: 'job-lost', at, job: known.key });
  }

  /** Ends a job that never came to a runner. */
  endAtOnce(at: number, conclusion: Conclusion, problem?: string): void {
    const { key } = this.#leg;
    if (problem !== undefined)
      this.#deps.emit({
        type: 'job-annotated',
        at,
        job: key,
        annotation: {
          level: 'failure',
          message: problem,
          title: '',
          path: this.#node.scope.workflow.path,
          line: this.#node.definition.line,
          endLine: this.#node.definition.line,
          column: 0,
          step: '',
        },
      });
    this.#deps.emit({ type: 'job-finished', at, job: key, conclusion, outputs: {} });
  }

  /** Begins. */
  start(at: number): void {
    const { definition } = this.#node;
    const contexts = jobContexts(this.#deps, this.#node, this.#leg, undefined);
    try {
      const name = nameOfLeg(this.#node, this.#leg.matrix, contexts);
      const environment = environmentName(definition, contexts);
      this.addHead(at, name, environment, runsOnOf(definition, contexts));
      const request = concurrencyOf(new ExpressionScope({ contexts, functions: {} }), definition.concurrency);
      if (request === undefined) {
        this.#enter(at);
        return;
      }
      this.#holder = {
        request,
        go: (when) => this.#enter(when),
        stop: (when) => this.cancel(when),
      };
      if (!this.#deps.groups.enter(this.#holder, at) && !this.#isDone)
        this.#deps.emit({
          type: 'job-waits',
          at,
          job: this.#leg.key,
          status: 'pending',
          for: `Waiting for the concurrency group ${request.group}.`,
          until: null,
        });
    } catch (thrown) {
      if (this.#head === undefined) this.addHead(at, this.#node.scope.namePrefix + definition.id);
      this.#end(at, 'failure', messageOf(thrown));
    }
  }

  cancel(at: number): void {
    if (this.#isDone) return;
    this.#gate?.drop();
    if (this.#job === undefined) this.#end(at, 'cancelled');
    else this.#job.cancel(at);
  }

  checkGate(at: number): void {
    this.#gate?.check(at);
  }

  /** Comes to its environment. */
  #enter(at: number): void {
    const { environment } = this.#head!;
    if (environment === '') {
      this.#run(at, undefined);
      return;
    }
    this.#gate = new JobGate(
      this.#deps,
      {
        key: this.#leg.key,
        environment,
        open: (when) => {
          this.#deps.emit({ type: 'job-queued', at: when, job: this.#leg.key });
          if (makesDeployment(this.#node.definition)) {
            const deployment = { environment, jobId: this.#head!.id, url: '', at: when };
            this.#deps.emit({ type: 'deployment', at: when, deployment });
          }
          this.#run(when, environmentOf(this.#deps.settings(), environment));
        },
        close: (when, reason) => this.#end(when, 'failure', reason),
      },
      at,
    );
    this.#gate.check(at);
  }

  #run(at: number, environment: EnvironmentSettings | undefined): void {
    const deps = this.#deps;
    const { definition } = this.#node;
    const head = this.#head!;
    const contexts = jobContexts(deps, this.#node, this.#leg, environment);
    const spec: JobSpec = {
      head,
      definition,
      timeoutMinutes: timeoutOf(definition, contexts),
      open: (when) => openRuntime(deps, this.#node, this.#leg, head, environment, when),
      unresolved: () => this.#unresolved(),
      afterStep: ({ files, permissions }) =>
        keepOnServers(deps.lab.fs, files, {
          permissions,
          repository: `${deps.repository.owner}/${deps.repository.name}`,
        }),
    };
    const host: JobHost = {
      at: (moment, kind, work) => deps.at(moment, kind, work),
      emit: (event) => deps.emit(event),
      log: (job, lines) => deps.log(job, lines),
      ended: (_key, end) => this.#ended(end),
    };
    this.#job = new JobRun(spec, host);
    const waits = QUEUE_MS.least + deps.rng.fork(`${head.id}`).int(QUEUE_MS.more);
    this.#job.start(at + waits);
  }

  /** Actions that are nowhere to be had: the job fails before its first step. */
  #unresolved(): string[] {
    return this.#node.definition.steps.flatMap(({ uses }) => {
      if (uses === undefined || /^(\.\.?\/|docker:\/\/)/.test(uses)) return [];
      const parsed = parseUses(uses);
      if (parsed !== undefined && ACTIONS.has(parsed.name)) return [];
      const found = forgeAction((owner, name) => this.#deps.forge.open(owner, name), uses);
      return found === undefined ? [unresolved(uses)] : [];
    });
  }

  #end(at: number, conclusion: Conclusion, problem?: string): void {
    this.endAtOnce(at, conclusion, problem);
    this.#ended({ at, conclusion, outputs: {} });
  }

  #ended(end: JobEnd): void {
    if (this.#isDone) return;
    this.#isDone = true;
    if (this.#holder !== undefined) this.#deps.groups.leave(this.#holder, end.at);
    this.#onEnd(end);
  }
}
