import type { CommandContext } from './context';

/** Prints advice that no setting turns off. */
export function tellHint(context: CommandContext, text: string): void {
  for (const line of text.split('\n')) context.errorLine(`hint: ${line}`);
}
