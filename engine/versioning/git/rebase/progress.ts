import type { CommandContext } from '../program/context';

const COLUMNS = 80;

/** Wipes the line of progress away: with an escape, or with blanks where the terminal knows none. */
export function clearLine(context: CommandContext): void {
  const terminal = context.env.TERM;
  const dumb = terminal === undefined || terminal === '' || terminal === 'dumb';
  context.io.stderr(dumb ? `\r${' '.repeat(COLUMNS)}\r` : '\r\u001b[K');
}

/** `Rebasing (2/4)`, to be written over by what follows. */
export function showProgress(context: CommandContext, done: number, total: number, verbose: boolean): void {
  context.io.stderr(`Rebasing (${done}/${total})${verbose ? '\n' : '\r'}`);
}
