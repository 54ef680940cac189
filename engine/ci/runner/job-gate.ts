import type { Approval } from '../store/run-state';
import { environmentOf } from '../store/settings';
import type { ExecutionDeps } from './execution-deps';
import { EXPIRY, gateState } from './gates';
import type { Ticket } from './job-spec';

const MINUTE = 60_000;

/** A job in front of its environment. */
export interface GatedJob {
  readonly key: string;
  readonly environment: string;
  /** Called when it may go on. */
  open(at: number): void;
  /** Called when it may not. */
  close(at: number, reason: string): void;
}

/** Holds a job until the rules of its environment are met: reviewers, wait timer, branches. */
export class JobGate {
  readonly #deps: ExecutionDeps;
  readonly #job: GatedJob;
  readonly #since: number;
  #ticket: Ticket | undefined;
  #isDone = false;

  constructor(deps: ExecutionDeps, job: GatedJob, since: number) {
    this.#deps = deps;
    this.#job = job;
    this.#since = since;
  }

  /** Looks at the rules, now and whenever something may have changed. */
  check(at: number): void {
    if (this.#isDone) return;
    const { environment, key } = this.#job;
    const settings = environmentOf(this.#deps.settings(), environment);
    const { approvals, event } = this.#deps.state();
    const found = gateState(settings, {
      environment,
      ref: event.ref,
      since: this.#since,
      now: at,
      approvals,
    });
    this.#ticket?.drop();
    if (found.state === 'waiting') {
      const known = this.#deps.state().jobs.find((job) => job.key === key);
      if (known?.waitsFor !== found.for)
        this.#deps.emit({
          type: 'job-waits',
          at,
          job: key,
          status: 'waiting',
          for: found.for,
          until: found.until,
        });
      const next = found.until ?? this.#since + EXPIRY;
      this.#ticket = this.#deps.at(next, found.until === null ? 'calendar' : 'timer', () => this.check(next));
      if (found.until === null) this.#askColleague(settings.reviewers, at);
      return;
    }
    this.#isDone = true;
    if (found.state === 'open') this.#job.open(at);
    else this.#job.close(at, found.reason);
  }

  /** Does not wait any longer. */
  drop(): void {
    this.#isDone = true;
    this.#ticket?.drop();
  }

  #hasAsked = false;

  /** The first reviewer who is a colleague looks at it after a while, and lets it go on. */
  #askColleague(reviewers: readonly string[], at: number): void {
    const { colleagues } = this.#deps.repository;
    const by = reviewers.find((login) => colleagues.includes(login));
    if (by === undefined || this.#hasAsked) return;
    this.#hasAsked = true;
    const answersAt = at + (3 + this.#deps.rng.fork(this.#job.key).int(20)) * MINUTE;
    this.#deps.at(answersAt, 'timer', () => {
      if (this.#isDone) return;
      const approval: Approval = {
        environment: this.#job.environment,
        state: 'approved',
        by,
        at: answersAt,
        comment: 'Looks right, go ahead.',
      };
      this.#deps.emit({ type: 'approval', at: answersAt, approval });
      this.check(answersAt);
    });
  }
}
