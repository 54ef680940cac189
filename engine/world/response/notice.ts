import { lacksRoom } from '../effects/handlers/pressure';
import type { LiveEffect } from '../effects/live-effect';
import { handlerOf } from '../effects/registry';
import type { AlertNote } from '../ports';
import { timeOf, type WorldState } from '../state';

/** Hours after the end of something in which an alert is still about it. */
const AFTERMATH_HOURS = 12;

/** What was noticed in an hour, and by which alert; null: by complaints. */
export interface Noticed {
  readonly live: LiveEffect;
  readonly alert: string | null;
}

/** Writes pages down, and finds what alerts and complaints of this hour say of what harms. */
export function notice(state: WorldState, alerts: readonly AlertNote[], ended: readonly number[]): Noticed[] {
  const { hour, live, record } = state;
  const noticed: Noticed[] = [];
  for (const note of alerts) {
    if (note.state === 'resolved') {
      const page = record.pages.findLast(
        ({ alert, resolvedHour }) => alert === note.name && resolvedHour === null,
      );
      if (page) page.resolvedHour = hour;
      continue;
    }
    if (note.severity === 'page') {
      const isAbout = live.length > 0 || lacksRoom(state) || ended.some((at) => hour - at < AFTERMATH_HOURS);
      record.pages.push({ alert: note.name, time: note.time, hour, resolvedHour: null, isFalse: !isAbout });
    }
    for (const one of live) {
      if (one.happened.detected !== null || note.time <= timeOf(state, one.since)) continue;
      one.happened.detected = hour;
      one.happened.detectedBy = note.name;
      noticed.push({ live: one, alert: note.name });
    }
  }
  const { complaintsToNotice } = state.input.policies.monitoring;
  for (const one of live) {
    const { happened } = one;
    if (happened.detected !== null || happened.complaints < complaintsToNotice) continue;
    happened.detected = hour;
    happened.detectedBy = 'complaints';
    noticed.push({ live: one, alert: null });
  }
  return noticed;
}

/** Ends what is over, and writes down since when it harms nobody. @returns effects that ended */
export function settle(state: WorldState): LiveEffect[] {
  const { live, hour } = state;
  const ended: LiveEffect[] = [];
  for (let i = live.length - 1; i >= 0; i--) {
    const one = live[i]!;
    const handler = handlerOf(one);
    if (one.over === null && handler.ends?.(one, state)) one.over = hour;
    const { happened } = one;
    if (one.over !== null) {
      live.splice(i, 1);
      ended.push(one);
    }
    if (happened.harmedFrom === null) continue;
    const isHarming = live.some(
      (other) => other.happened === happened && handlerOf(other).harms(other, state),
    );
    if (isHarming) happened.restored = null;
    else happened.restored ??= hour;
  }
  return ended;
}
