import { StagecraftError } from '../../core/errors';
import type { ActionLog, LogEntry } from './action-log';
import type { OnCallSession } from './session';

/** An entry of a log that could not be done when it was played. */
export interface Refusal {
  readonly entry: LogEntry;
  readonly why: string;
}

/**
 * Plays a log into a session that stands at or before its first entry: everything at its hour, then up to `until`. What cannot be done,
 * such as taking a page that does not fire in this world, is left out and named.
 * @param from entries that were played into this session already
 */
export function playLog(session: OnCallSession, log: ActionLog, from = 0): readonly Refusal[] {
  const refused: Refusal[] = [];
  for (const entry of log.entries.slice(from)) {
    passUntil(session, entry.hour);
    try {
      if (entry.do === 'acknowledge') session.acknowledge(pageOf(session, entry.page));
      else if (entry.do === 'note') session.note(entry.text);
      else session.act({ kind: entry.act, ...(entry.column !== undefined && { column: entry.column }) });
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      refused.push({ entry, why: thrown.message });
    }
  }
  passUntil(session, log.until);
  return refused;
}

/** The page that was meant: with other rules it may have another number, and is the one of its alert that fires. */
function pageOf({ snapshot }: OnCallSession, id: string): string {
  const alert = id.replace(/\/\d+$/, '');
  const firing = snapshot.pages.filter((page) => page.state === 'firing');
  return (firing.find((page) => page.id === id) ?? firing.find((page) => page.alert === alert))?.id ?? id;
}

/** Lets a session pass until an hour, whatever pages come. */
export function passUntil(session: OnCallSession, hour: number): void {
  while (session.snapshot.hour < hour && !session.snapshot.isOver)
    session.advance(hour - session.snapshot.hour);
}
