'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { commandStore } from './commands';
import { openOverlay, overlayStore } from './overlays';
import { matchesShortcut, takesText } from './shortcuts';

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });
const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog), {
  ssr: false,
});

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return;
  const { open } = overlayStore.getState();
  if (matchesShortcut(event, 'Mod+K')) {
    event.preventDefault();
    openOverlay(open === 'palette' ? null : 'palette');
    return;
  }
  if (open) return;
  if (matchesShortcut(event, '?') && !takesText(event.target)) {
    event.preventDefault();
    openOverlay('shortcuts');
    return;
  }
  for (const command of commandStore.getState().commands.values()) {
    if (
      command.listen &&
      command.shortcut &&
      !command.isDisabled &&
      matchesShortcut(event, command.shortcut)
    ) {
      event.preventDefault();
      command.run();
      return;
    }
  }
}

/** Whether Ctrl with a letter belongs to what has the focus: a terminal, in which Ctrl-K cuts to the end of the line. */
function hasOwnKeys(event: KeyboardEvent): boolean {
  return event.ctrlKey && event.target instanceof Element && event.target.closest('[data-own-keys]') !== null;
}

/** Listens for the shortcuts of the page, and loads the palette and the list of shortcuts when they are asked for. */
export function OverlaysHost() {
  const open = useStore(overlayStore, (state) => state.open);
  useEffect(() => {
    // In the capture phase, so that the palette also opens from inside the editor.
    const onCapture = (event: KeyboardEvent) => {
      if (hasOwnKeys(event)) return;
      if (matchesShortcut(event, 'Mod+K')) {
        onKeyDown(event);
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', onCapture, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onCapture, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  if (open === 'palette') return <Palette />;
  if (open === 'shortcuts') return <ShortcutsDialog />;
  return null;
}
