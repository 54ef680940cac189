import { useEffect } from 'react';
import { registerCommands } from '@/components/shell/commands';
import type { TerminalHandle } from './terminal-handle';

/** Puts what the terminal can do into the palette and the list of shortcuts, while it is shown. It hears its keys itself. */
export function useTerminalCommands({ controller, focus }: TerminalHandle): void {
  useEffect(() => {
    const command = (id: string, title: string, run: () => void, shortcut?: string) => ({
      id: `terminal.${id}`,
      title,
      group: 'Terminal',
      run,
      shortcut,
    });
    return registerCommands([
      command(
        'stop',
        'Stop what runs in the terminal',
        () => controller.act({ type: 'interrupt' }),
        'Ctrl+C',
      ),
      command('clear', 'Clear the terminal', () => controller.clear(), 'Ctrl+L'),
      command('new', 'Begin a new shell in the terminal', () => void controller.restart()),
      command(
        'search',
        'Search what was typed in the terminal',
        () => {
          controller.act({ type: 'reverse-search-history' });
          focus();
        },
        'Ctrl+R',
      ),
    ]);
  }, [controller, focus]);
}
