import { StagecraftError } from '../../core/errors';
import type { Action } from '../../world/actions';
import type { RunbookPlan } from './runbook-acts';
import type { OnCallPage } from './session-state';

/** Hours after the last act of a section until one sees whether it helped. */
const LOOK_AGAIN = 2;
/** Hours for which a section that was worked through is not begun again. */
const PATIENCE = 24;

/** Who is there when whoever is on call is not: somebody who knows the runbook, and nothing else. */
export interface NightOptions {
  readonly runbook: readonly RunbookPlan[];
  /** Whether whoever is on call is there in the hour that begins so many hours after the world did. */
  readonly isAttended: (hour: number) => boolean;
}

/** What the night may do to a session. */
export interface NightHands {
  readonly acknowledge: (page: OnCallPage) => void;
  /** @returns the hour at which it is done @throws StagecraftError when it cannot be done */
  readonly act: (action: Action) => number;
  readonly note: (text: string) => void;
}

/**
 * The hours in which nobody is there but somebody with the runbook. They take each page within the hour, work the first section from
 * the top that names an alert that fires through to its end, look, and go on with the next section. What no section names waits for the
 * day. They stop at nothing on the way: an alert that is over does not say that what comes after it in a section need not be done.
 */
export class NightWatch {
  readonly #options: NightOptions;
  #work: { readonly alert: string; readonly left: Action[]; due: number } | null = null;
  readonly #worked = new Map<string, number>();

  constructor(options: NightOptions) {
    this.#options = options;
  }

  /** Does what is due at an hour. @param fresh pages that came in this very hour, which nobody has read yet */
  pass(hour: number, pages: readonly OnCallPage[], fresh: ReadonlySet<OnCallPage>, hands: NightHands): void {
    const { isAttended, runbook } = this.#options;
    if (isAttended(hour)) {
      this.#work = null;
      return;
    }
    const open = pages.filter(
      (page) => page.severity === 'page' && page.state !== 'resolved' && !fresh.has(page),
    );
    for (const page of open) if (page.state === 'firing') hands.acknowledge(page);
    const fires = (alert: string) => open.some((page) => page.alert === alert && page.takenBy === 'night');
    if (this.#work && hour < this.#work.due) return;
    if (this.#work?.left.length === 0) {
      this.#worked.set(this.#work.alert, hour);
      this.#work = null;
    }
    if (!this.#work) {
      const section = runbook.find(
        ({ alert, acts }) =>
          acts.length > 0 && fires(alert) && hour - (this.#worked.get(alert) ?? -PATIENCE) >= PATIENCE,
      );
      if (!section) return;
      this.#work = { alert: section.alert, left: [...section.acts], due: hour };
    }
    this.#step(hour, this.#work, hands);
  }

  #step(
    hour: number,
    work: { readonly alert: string; readonly left: Action[]; due: number },
    hands: NightHands,
  ) {
    const next = work.left.shift();
    if (!next) return;
    try {
      work.due = hands.act(next) + (work.left.length === 0 ? LOOK_AGAIN : 0);
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      hands.note(`${work.alert}: ${thrown.message}`);
      work.due = hour + 1;
    }
  }
}
