import type { Notification } from '../../../monitoring/alerting/alertmanager';
import type { Monitors } from '../../../monitoring/service/monitors';
import { type RunbookSection, sectionFor } from '../../../monitoring/service/runbook';

const HOUR = 3_600_000;
/** From the message to the first command. */
export const REACTS_AFTER = HOUR;
/** A remedy is given this long to show: labels take a week. */
export const PATIENCE = 7 * 24 * HOUR;

/** What whoever is on call makes of a message: the section to work through; null: nothing to go by, or not yet. */
export interface Duty {
  readonly at: number;
  readonly firing: readonly string[];
  readonly section: RunbookSection | null;
}

/**
 * Whoever is on call. Told that something fires, they look an hour later what fires by then, work through the first section
 * of the runbook that names any of it, and give that a week before they do something again.
 */
export class OnCall {
  readonly #monitors: Monitors;
  readonly #heard: ReadonlySet<string>;
  #busyUntil = Number.NEGATIVE_INFINITY;

  constructor(monitors: Monitors) {
    this.#monitors = monitors;
    this.#heard = new Set(
      monitors.alertmanager.receivers.filter(({ isHeard }) => isHeard).map(({ name }) => name),
    );
  }

  /** Whether somebody hears a message. */
  hears({ receiver, status }: Notification): boolean {
    return status === 'firing' && this.#heard.has(receiver);
  }

  /** When a message is acted on; null: something was done lately, and is given its time. */
  reactsAt({ time }: Notification): number | null {
    return time < this.#busyUntil ? null : time + REACTS_AFTER;
  }

  /** Looks what to do about what fires. */
  takeUp(at: number, firing: readonly string[]): Duty {
    const section = sectionFor(this.#monitors.runbook, new Set(firing));
    if (section && section.commands.length > 0) this.#busyUntil = at + PATIENCE;
    return { at, firing, section };
  }
}
