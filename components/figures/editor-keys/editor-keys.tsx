'use client';

import { useEffect, useState } from 'react';
import { matchesShortcut } from '@/components/shell/shortcuts';
import { Kbd } from '@/components/ui/kbd';
import { KEY_TASKS } from './key-tasks';

/** The keys worth knowing, ticked off as they are pressed anywhere on the page. */
export function EditorKeys() {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const notice = (event: KeyboardEvent) => {
      const pressed = KEY_TASKS.filter(({ keys }) => matchesShortcut(event, keys)).map(({ id }) => id);
      if (pressed.length > 0) setDone((before) => new Set([...before, ...pressed]));
    };
    // Whoever handles a key may keep it from going further, but not its release; on a Mac, letters have no release while
    // the Command key is held. So both are listened to.
    const KINDS = ['keydown', 'keyup'] as const;
    for (const kind of KINDS) window.addEventListener(kind, notice, { capture: true });
    return () => {
      for (const kind of KINDS) window.removeEventListener(kind, notice, { capture: true });
    };
  }, []);
  return (
    <div className="space-y-3 text-sm">
      <p role="status" className="text-ink-muted">
        {done.size} of {KEY_TASKS.length} tried
      </p>
      <ul className="divide-y divide-line">
        {KEY_TASKS.map(({ id, keys, does }) => (
          <li key={id} className="grid grid-cols-[1.25rem_5.5rem_1fr] items-center gap-2 py-1.5">
            <span className={done.has(id) ? 'text-passed' : 'text-ink-faint'}>
              {done.has(id) ? '✓' : '○'}
              <span className="sr-only">{done.has(id) ? ' tried' : ' not tried yet'}</span>
            </span>
            <Kbd keys={keys} />
            <span>{does}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
