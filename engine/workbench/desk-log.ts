import { messageOf } from '../core/errors';
import {
  afterCommand,
  type Desk,
  type DeskCommand,
  DeskError,
  type DeskStart,
  deskCommandSchema,
  openDesk,
} from './desk';

/** The file of the workspace that keeps the commands: one JSON object a line. */
export const DESK_LOG = 'lab/desk.jsonl';

/** The desk after every command of a log, or the first line that is not in order. */
export interface FoldedDesk {
  readonly desk: Desk;
  readonly commands: readonly DeskCommand[];
  readonly problem?: { readonly line: number; readonly message: string };
}

/** Folds a log. It stops at the first line that is no command or is refused, and says which. */
export function foldDesk(start: DeskStart, log: string): FoldedDesk {
  let desk = openDesk(start);
  const commands: DeskCommand[] = [];
  for (const [index, line] of log.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const command = deskCommandSchema.parse(JSON.parse(line));
      desk = afterCommand(desk, command);
      commands.push(command);
    } catch (error) {
      const message =
        error instanceof DeskError || error instanceof SyntaxError
          ? messageOf(error)
          : 'This is no command of the desk.';
      return { desk, commands, problem: { line: index + 1, message } };
    }
  }
  return { desk, commands };
}

/** The log with one command more. */
export function withCommand(log: string, command: DeskCommand): string {
  const text = log === '' || log.endsWith('\n') ? log : `${log}\n`;
  return `${text}${JSON.stringify(command)}\n`;
}
