import { flagOf } from '../dockerfile/instruction';
import { eachCommand, eachStage, type LintRule, shellText } from './rule';
import { hasPipe, shellCommands } from './shell-commands';

/** Rules about the commands that RUN runs. */
export const RUN_RULES: readonly LintRule[] = [
  {
    code: 'DL3003',
    severity: 'warning',
    message: 'Use WORKDIR to switch to a directory',
    check: eachCommand(({ name }) => name === 'cd'),
  },
  {
    code: 'DL3004',
    severity: 'error',
    message: 'Do not use sudo as it leads to unpredictable behavior. Use a tool like gosu to enforce root',
    check: eachCommand(({ name }) => name === 'sudo'),
  },
  {
    code: 'DL3059',
    severity: 'info',
    message: 'Multiple consecutive `RUN` instructions. Consider consolidation.',
    check: ({ instructions }) => {
      const lines: number[] = [];
      let before: { flags: string; count: number } | null = null;
      for (const one of instructions) {
        if (one.keyword !== 'RUN') {
          before = null;
          continue;
        }
        const now = { flags: JSON.stringify(one.flags), count: shellCommands(shellText(one)).length };
        // A RUN that chains several commands was made on purpose.
        if (before === null || before.flags !== now.flags || before.count > 2 || now.count > 2) before = now;
        else lines.push(one.line);
      }
      return lines;
    },
  },
  {
    code: 'DL4006',
    severity: 'warning',
    message:
      'Set the SHELL option -o pipefail before RUN with a pipe in it. If you are using /bin/sh in an alpine image or if your shell is symlinked to busybox then consider explicitly setting your SHELL to /bin/ash, or disable this check',
    check: eachStage(({ instructions }) => {
      let isSafe = false;
      return instructions.flatMap((one) => {
        if (one.keyword === 'SHELL') {
          const words = one.json ?? [];
          isSafe =
            /^(?:pwsh|powershell|cmd)/i.test(words[0] ?? '') ||
            (/(?:bash|zsh|ash)$/.test(words[0] ?? '') && words.includes('pipefail'));
        }
        return one.keyword === 'RUN' &&
          !isSafe &&
          one.json === null &&
          hasPipe(shellText(one)) &&
          flagOf(one, 'security') === undefined
          ? [one.line]
          : [];
      });
    }),
  },
];
