import { SERVICES } from '@/engine/workbench/accounts';
import type { DeskCommand } from '@/engine/workbench/desk';
import { masked } from '@/engine/workbench/secret-scanner';

const titleOf = (id: string) => SERVICES.find((service) => service.id === id)?.title ?? id;

/** What a command has done, for the status line and for undo. */
export function doneText(command: DeskCommand): string {
  switch (command.do) {
    case 'wait':
      return `${command.days} days have passed`;
    case 'install':
      return command.how === 'lock'
        ? 'Installed what the lock file says'
        : 'Installed the newest that fits, and wrote the lock file';
    case 'restore':
      return `Brought back ${command.path} of ${command.commit}`;
    case 'sign-up':
      return `Signed up for ${titleOf(command.service)}`;
    case 'make-key':
      return `Made the key “${command.name}”`;
    case 'revoke-key':
      return `Revoked ${command.id}`;
    case 'commit':
      return `Committed “${command.message}”`;
    case 'purge':
      return `Purged ${masked(command.text)} from every commit`;
    case 'push':
      return command.force ? 'Pushed by force' : 'Pushed';
  }
}
