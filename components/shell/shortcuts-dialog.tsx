'use client';

import { useStore } from 'zustand';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { commandStore } from './commands';
import { openOverlay } from './overlays';

const ALWAYS: readonly (readonly [string, string])[] = [
  ['Mod+K', 'Search lessons and commands'],
  ['?', 'Show this list'],
  ['Escape', 'Leave the editor or the terminal, or close a window'],
  ['Tab', 'Indent in the editor, complete in the terminal; the status bar hands it back'],
  ['F6', 'Go to the next message, when one is shown'],
];

/** All shortcuts that work on this page. */
export function ShortcutsDialog() {
  const commands = useStore(commandStore, (state) => state.commands);
  const own = [...commands.values()].flatMap(({ shortcut, title }) =>
    shortcut ? [[shortcut, title] as const] : [],
  );
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="sm"
      isOpen
      onOpenChange={(open) => {
        if (!open) openOverlay(null);
      }}
    >
      <dl className="flex flex-col">
        {[...ALWAYS, ...own].map(([keys, does]) => (
          <div
            key={`${keys} ${does}`}
            className="flex min-h-9 items-center justify-between gap-4 border-line border-b last:border-b-0"
          >
            <dt>{does}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
