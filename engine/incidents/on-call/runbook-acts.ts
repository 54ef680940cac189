import type { RunbookSection } from '../../monitoring/service/runbook';
import type { Action, ActionKind } from '../../world/actions';

/** What a runbook says to do when an alert fires. */
export interface RunbookPlan {
  readonly alert: string;
  /** The line of its heading, from 1. */
  readonly line: number;
  readonly acts: readonly Action[];
}

/** The command that stands for an act in a runbook and in the terminal. */
export const actCommand = ({ kind, column }: Action): string =>
  `oncall act ${kind}${column === undefined ? '' : ` ${column}`}`;

const COMMAND = /^oncall\s+act\s+(\S+)(?:\s+(\S+))?$/;

/**
 * Reads the sections of a runbook as acts: each of their commands is `oncall act <act> [column]`.
 * @param words the acts that there are: `ACTION_WORDS`
 * @returns the plans, and what could not be read: whoever works at night leaves such a line out
 */
export function runbookActs(
  sections: readonly RunbookSection[],
  words: Readonly<Record<ActionKind, string>>,
): {
  readonly plans: readonly RunbookPlan[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const plans = sections.map(({ alert, line, commands }): RunbookPlan => {
    const acts = commands.flatMap((command): Action[] => {
      const [, kind, column] = COMMAND.exec(command) ?? [];
      if (kind !== undefined && Object.hasOwn(words, kind))
        return [{ kind: kind as ActionKind, ...(column !== undefined && { column }) }];
      problems.push(
        kind === undefined
          ? `${alert}: \`${command}\` is nothing that can be done on call. Write \`oncall act <act>\`.`
          : `${alert}: there is no act ${kind}. \`oncall acts\` lists them.`,
      );
      return [];
    });
    return { alert, line, acts };
  });
  return { plans, problems };
}
