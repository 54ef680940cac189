import type { AlertNote } from '../ports';
import type { WorldState } from '../state';
import { notice, settle } from './notice';
import { perform } from './perform';
import { Responder } from './responder';

/** What follows from alerts, complaints and acts within an hour. */
export class Response {
  readonly #team = new Responder();
  /** Hours at which something was over: alerts may still be about it. */
  readonly #ended: number[] = [];

  /** Lets people notice what there is to notice, the team do what it does, and acts take effect that are done. */
  pass(state: WorldState, alerts: readonly AlertNote[]): void {
    const isTeam = state.input.responder === 'policy';
    for (const { live, alert } of notice(state, alerts, this.#ended)) {
      if (!isTeam) continue;
      if (alert !== null) startTraining(state, alert);
      this.#team.open(state, live.happened, alert);
    }
    if (isTeam) this.#team.pass(state);
    this.#finishActs(state);
    for (const { over } of settle(state)) this.#ended.push(over ?? state.hour);
  }

  /** In the order in which they were begun: data that is brought back before a training is what it learns from. */
  #finishActs({ pending, hour }: WorldState): void {
    const due = pending.filter((act) => act.due <= hour);
    for (const act of due) {
      pending.splice(pending.indexOf(act), 1);
      act.run();
    }
  }
}

/** An alert whose page of the runbook says to train again starts the pipeline by itself, where the pipeline takes alerts. */
function startTraining(state: WorldState, alert: string): void {
  const { pipelines, monitoring } = state.input.policies;
  if (pipelines.onAlert && monitoring.runbook[alert]?.[0] === 'retrain')
    perform(state, { kind: 'retrain' }, 'alert');
}
