import type { LessonSession } from '@/stores/contracts';
import type { TerminalHandle } from './terminal-handle';

const terminals = new WeakMap<LessonSession, Promise<TerminalHandle>>();

/** The terminal of a session: made when its panel is first shown, and kept as long as the session. */
export function terminalOf(session: LessonSession): Promise<TerminalHandle> {
  const known = terminals.get(session);
  if (known) return known;
  const made = (async () => {
    const [lab, { openTerminal }] = await Promise.all([session.lab(), import('./terminal-handle')]);
    return openTerminal(lab);
  })();
  terminals.set(session, made);
  // A chunk that did not arrive is asked for again the next time.
  made.catch(() => terminals.delete(session));
  return made;
}
