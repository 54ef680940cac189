import type { ActionKind } from '../actions';
import { handlerOf } from '../effects/registry';
import { WorldError } from '../errors';
import type { HappenedDraft } from '../record/happened-draft';
import type { WorldState } from '../state';
import { perform } from './perform';
import { standingOf } from './standing';

/** Hours after an act until one sees whether it helped. */
const LOOK_AGAIN = 1;
/** Times that somebody tries to find what to do, before they wait for it to pass. */
const MOST_DIAGNOSES = 20;

/** Somebody at work on something that was noticed. */
interface Case {
  readonly happened: HappenedDraft;
  /** What is still to be done, in this order. */
  plan: ActionKind[];
  /** When the next step is due. */
  due: number;
  /** Whether what is due is an act of the plan, or to think of one. */
  diagnoses: number;
}

/** The team on call, that works by its policy: it acknowledges, does what its runbook says, looks whether it helped, and thinks if not. */
export class Responder {
  readonly #cases: Case[] = [];

  /** Opens a case for something that was noticed just now, by an alert or by complaints. */
  open(state: WorldState, happened: HappenedDraft, alert: string | null): void {
    const { acknowledgeHours, runbook } = state.input.policies.monitoring;
    const plan = alert === null ? [] : (runbook[alert] ?? []);
    this.#cases.push({ happened, plan: [...plan], due: state.hour + acknowledgeHours, diagnoses: 0 });
  }

  /** Does what is due in this hour. */
  pass(state: WorldState): void {
    for (let i = this.#cases.length - 1; i >= 0; i--) {
      const one = this.#cases[i]!;
      if (one.due > state.hour) continue;
      if (this.#isDone(state, one)) this.#cases.splice(i, 1);
      else this.#step(state, one);
    }
  }

  #isDone(state: WorldState, { happened, diagnoses }: Case): boolean {
    const standing = standingOf(state, happened.id);
    // What was noticed before it harms anybody is still to be prevented.
    const isMended = standing === 'contained' && happened.harmedFrom !== null;
    return standing === 'over' || standing === undefined || isMended || diagnoses > MOST_DIAGNOSES;
  }

  #step(state: WorldState, one: Case): void {
    const { diagnoseHours } = state.input.policies.monitoring;
    const next = one.plan.shift();
    if (next === undefined) {
      one.plan = curesOf(state, one.happened);
      one.diagnoses++;
      one.due = state.hour + Math.max(1, diagnoseHours);
      state.record.peopleHours += diagnoseHours;
      return;
    }
    try {
      one.due = perform(state, { kind: next }, 'team') + LOOK_AGAIN;
    } catch (thrown) {
      // What a runbook asks for may not be possible as things are; the next line of it may be.
      if (!(thrown instanceof WorldError)) throw thrown;
      one.due = state.hour + 1;
    }
    state.record.peopleHours += one.due - state.hour;
  }
}

/** What somebody does who has found what it is. */
const curesOf = (state: WorldState, happened: HappenedDraft): ActionKind[] => [
  ...new Set(
    state.live
      .filter((live) => live.happened === happened && live.over === null)
      .flatMap((live) => handlerOf(live).cures),
  ),
];
