import { messageOf } from '../../core/errors';
import { nodeOnPath } from '../../core/node-release';
import type { StepHead } from '../store/run-events';
import type { Conclusion } from '../store/run-state';
import { isTemplateMap } from '../workflow/template';
import { type Frame, jobFrame, stepScope } from './frame';
import type { JobRuntime } from './job-runtime';
import type { JobEnd, JobHost, JobSpec, Ticket } from './job-spec';
import { permissionLines } from './permissions';
import { PLACES } from './places';
import { postRuns, runOwnStep, runStep, type StepOutcome, shownName, skippedAt } from './run-step';
import type { StepLog } from './step-log';

const MINUTE = 60_000;
/** How long the steps that run after a cancellation may take. */
const GRACE = 5 * MINUTE;

/** A step that has run, and whose end has not come yet. */
interface Pending {
  readonly head: StepHead;
  readonly outcome: StepOutcome;
  readonly ticket: Ticket;
}

/**
 * A job at work. Each step is run whole when its turn comes; that it has ended is told at the moment at which it ends,
 * so that jobs beside each other meet in the right order, and one that is cancelled meanwhile is cut off there.
 */
export class JobRun {
  readonly spec: JobSpec;
  readonly #host: JobHost;
  readonly #frame: Frame = jobFrame();
  #runtime: JobRuntime | undefined;
  #pending: Pending | undefined;
  #ticket: Ticket | undefined;
  #steps: StepHead[] = [];
  #index = 0;
  #number = 0;
  #endsAt = Number.POSITIVE_INFINITY;
  #isCancelled = false;
  #hasFailed = false;
  #isDone = false;
  /** When it is known to be cancelled. */
  #cancelAt = Number.POSITIVE_INFINITY;

  constructor(spec: JobSpec, host: JobHost) {
    this.spec = spec;
    this.#host = host;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Begins at a moment. */
  start(at: number): void {
    this.#ticket = this.#host.at(at, 'work', () => this.#setUp(at));
  }

  /** Ends it: at once where it has not begun, else with the steps that run `if: always()`. */
  cancel(at: number): void {
    if (this.#isDone || this.#isCancelled) return;
    this.#isCancelled = true;
    this.#cancelAt = at;
    const runtime = this.#runtime;
    if (runtime === undefined) {
      this.#ticket?.drop();
      this.#finish(at, 'cancelled', {});
      return;
    }
    runtime.status = 'cancelled';
    this.#endsAt = at + GRACE;
    const pending = this.#pending;
    if (pending === undefined) {
      runtime.clock.interrupt();
      this.#frame.status = 'cancelled';
      return;
    }
    this.#frame.status = 'cancelled';
    if (pending.outcome.endedAt <= at) return;
    pending.ticket.drop();
    runtime.clock.cutTo(at);
    const { outcome } = pending;
    const lines = [
      ...outcome.lines.filter((line) => line.at <= at),
      { at, step: pending.head.number, text: '##[error]The operation was canceled.' },
    ];
    const cut: StepOutcome = {
      ...outcome,
      lines,
      // What it was to say later it never said.
      annotations: [],
      endedAt: at,
      outcome: 'cancelled',
      conclusion: 'cancelled',
    };
    this.#keep(pending.head, cut);
    this.#host.at(at, 'work', () => this.#committed(pending.head, cut));
  }

  async #setUp(at: number): Promise<void> {
    const { spec } = this;
    const runtime = spec.open(at);
    this.#runtime = runtime;
    this.#endsAt = at + spec.timeoutMinutes * MINUTE;
    const { steps } = spec.definition;
    this.#steps = [
      { number: 1, id: '', name: 'Set up job', kind: 'setup' },
      ...steps.map(
        (step, i): StepHead => ({
          number: i + 2,
          id: step.id,
          name: shownName(runtime, this.#frame, step),
          kind: 'main',
        }),
      ),
    ];
    this.#number = this.#steps.length;
    this.#host.emit({ type: 'job-started', at, job: spec.head.key, steps: this.#steps });
    const [head] = this.#steps as [StepHead];
    this.#started(head, at);
    const outcome = await runOwnStep(runtime, head, (log) => this.#describe(log, runtime));
    if (outcome.outcome === 'failure') this.#fail();
    this.#wait(head, outcome);
  }

  async #describe(log: StepLog, runtime: JobRuntime): Promise<void> {
    log.line("Current runner version: '2.329.0'");
    log.line('##[group]Operating System');
    log.line('Ubuntu');
    log.line('24.04');
    log.line('LTS');
    log.line('##[endgroup]');
    log.line('##[group]Runner Image');
    log.line('Image: the lab');
    log.line(`Node.js: ${nodeOnPath(runtime.paths.join(':'))}`);
    log.line('##[endgroup]');
    log.line('##[group]GITHUB_TOKEN Permissions');
    for (const line of permissionLines(runtime.permissions)) log.line(line);
    log.line('##[endgroup]');
    log.line('Secret source: Actions');
    log.line('Prepare workflow directory');
    runtime.files.makeFolder(PLACES.workspace);
    log.line('Prepare all required actions');
    const { definition } = this.spec;
    if (definition.container !== undefined || definition.services !== undefined)
      throw new Error(
        `The lab runs no containers beside jobs. Take ${definition.container === undefined ? 'services' : 'container'} out of the job ${definition.id}; the lab's own services (MLflow on http://localhost:5000) are there without it.`,
      );
    const wrong = this.spec.unresolved();
    // Getting ready takes a runner a moment: one to three seconds.
    runtime.clock.skip(1_000 + runtime.rng.int(2_000));
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    log.line(`Complete job name: ${this.spec.head.name}`);
  }

  #started(head: StepHead, at: number): void {
    this.#host.emit({ type: 'step-started', at, job: this.spec.head.key, step: head });
  }

  #fail(): void {
    this.#hasFailed = true;
    if (this.#frame.status === 'success') this.#frame.status = 'failure';
    if (this.#runtime!.status === 'success') this.#runtime!.status = 'failure';
  }

  /** Tells how a step has ended when that moment comes. */
  #wait(head: StepHead, outcome: StepOutcome): void {
    const ticket = this.#host.at(outcome.endedAt, 'work', () => {
      this.#pending = undefined;
      this.#keep(head, outcome);
      return this.#committed(head, outcome);
    });
    this.#pending = { head, outcome, ticket };
  }

  #keep(head: StepHead, outcome: StepOutcome): void {
    this.#pending = undefined;
    const { head: job } = this.spec;
    this.#host.log(job.id, outcome.lines);
    this.#host.emit({
      type: 'step-finished',
      at: outcome.endedAt,
      job: job.key,
      step: head.number,
      outcome: outcome.outcome,
      conclusion: outcome.conclusion,
      annotations: outcome.annotations,
      summary: outcome.summary,
    });
  }

  #committed(head: StepHead, outcome: StepOutcome): Promise<void> | void {
    if (outcome.conclusion === 'failure') this.#fail();
    if (outcome.isJobOver && !this.#isCancelled) {
      const { timeoutMinutes } = this.spec;
      this.#host.emit({
        type: 'job-annotated',
        at: outcome.endedAt,
        job: this.spec.head.key,
        annotation: {
          level: 'failure',
          message: `The job has exceeded the maximum execution time of ${Math.floor(timeoutMinutes / 60)}h${timeoutMinutes % 60}m0s`,
          title: '',
          path: '',
          line: 0,
          endLine: 0,
          column: 0,
          step: head.name,
        },
      });
      this.#isCancelled = true;
      this.#frame.status = 'cancelled';
      this.#runtime!.status = 'cancelled';
      this.#endsAt = outcome.endedAt + GRACE;
    }
    return this.#next();
  }

  async #next(): Promise<void> {
    const runtime = this.#runtime!;
    const { steps } = this.spec.definition;
    // Where setting up has failed there is nothing to run the steps on.
    while (this.#index < steps.length && !(this.#index === 0 && this.#hasFailed)) {
      const step = steps[this.#index]!;
      const at = runtime.clock.now();
      const head = { ...this.#steps[this.#index + 1]!, name: shownName(runtime, this.#frame, step) };
      this.#index++;
      const outcome = await this.#turn(runtime, head, at, step);
      if (outcome.outcome === 'skipped') {
        this.#keep(head, outcome);
        continue;
      }
      this.#wait(head, outcome);
      return;
    }
    await this.#cleanUp(runtime);
  }

  async #turn(runtime: JobRuntime, head: StepHead, at: number, step: JobSpec['definition']['steps'][number]) {
    const outcome = await runStep(runtime, this.#frame, step, head, {
      jobEnds: this.#endsAt,
      cancelledAt: this.#isCancelled ? Number.POSITIVE_INFINITY : this.#cancelAt,
      begin: () => this.#started(head, at),
    });
    this.spec.afterStep(runtime);
    if (this.#isCancelled) this.#frame.status = 'cancelled';
    return outcome;
  }

  async #cleanUp(runtime: JobRuntime): Promise<void> {
    const post = runtime.posts.pop();
    if (post !== undefined) {
      const head: StepHead = { number: ++this.#number, id: '', name: post.name, kind: 'post' };
      this.#started(head, runtime.clock.now());
      if (!postRuns(post, this.#frame.status)) {
        const at = runtime.clock.now();
        this.#keep(head, skippedAt(at));
        return this.#cleanUp(runtime);
      }
      const outcome = await runOwnStep(runtime, head, (log) => post.run(log));
      this.spec.afterStep(runtime);
      this.#wait(head, outcome);
      return;
    }
    const head: StepHead = { number: ++this.#number, id: '', name: 'Complete job', kind: 'end' };
    this.#started(head, runtime.clock.now());
    const outcome = await runOwnStep(runtime, head, async (log) => {
      log.line('Cleaning up orphan processes');
    });
    this.#keep(head, outcome);
    const conclusion: Conclusion = this.#isCancelled ? 'cancelled' : this.#hasFailed ? 'failure' : 'success';
    this.#finish(runtime.clock.now(), conclusion, this.#outputs(runtime));
  }

  /** The outputs of the job; one that holds a secret is left out, with a warning. */
  #outputs(runtime: JobRuntime): Record<string, string> {
    const outputs: Record<string, string> = {};
    const scope = stepScope(runtime, this.#frame, '');
    for (const [name, template] of Object.entries(this.spec.definition.outputs)) {
      let value: string;
      try {
        value = scope.text(template);
      } catch (thrown) {
        this.#remark(runtime, 'failure', `The output '${name}' could not be evaluated: ${messageOf(thrown)}`);
        continue;
      }
      if (runtime.masker.finds(value))
        this.#remark(runtime, 'warning', `Skip output '${name}' since it may contain secret.`);
      else outputs[name] = value;
    }
    const { environment } = this.spec.definition;
    if (isTemplateMap(environment) && environment.url !== undefined) {
      const url = scope.text(environment.url);
      this.#host.emit({
        type: 'deployment',
        at: runtime.clock.now(),
        deployment: {
          environment: this.spec.head.environment,
          jobId: this.spec.head.id,
          url,
          at: runtime.clock.now(),
        },
      });
    }
    return outputs;
  }

  #remark(runtime: JobRuntime, level: 'failure' | 'warning', message: string): void {
    const annotation = {
      level,
      message,
      title: '',
      path: '',
      line: 0,
      endLine: 0,
      column: 0,
      step: '',
    } as const;
    this.#host.emit({ type: 'job-annotated', at: runtime.clock.now(), job: this.spec.head.key, annotation });
  }

  #finish(at: number, conclusion: Conclusion, outputs: JobEnd['outputs']): void {
    this.#isDone = true;
    this.#host.emit({ type: 'job-finished', at, job: this.spec.head.key, conclusion, outputs });
    this.#host.ended(this.spec.head.key, { at, conclusion, outputs });
  }
}
