import { flag, value } from '../cli/arguments';
import { type Command, reporting } from '../cli/command';
import { addTargets } from '../data/add';
import { DvcError } from '../errors';
import { filesIn } from '../hash/measure';

/** `dvc add`: tracks files and directories with DVC. */
export const add: Command = {
  help: 'Track data files or directories with DVC.',
  spec: {
    command: 'add',
    operands: [1, Number.POSITIVE_INFINITY],
    options: [
      flag('no-commit', '--no-commit'),
      flag('glob', '--glob'),
      flag('force', '-f', '--force'),
      flag('no-relink', '--no-relink'),
      flag('to-remote', '--to-remote'),
      value('out', '-o', '--out'),
      value('remote', '-r', '--remote'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, '', async () => {
      const { args } = context;
      for (const option of ['to-remote', 'out', 'remote'])
        if (args.has(option))
          throw new DvcError(
            `the lab's DVC has no --${option}: copy the file into the workspace and add it there`,
          );
      const targets = args.has('glob') ? globbed() : args.operands;
      await context.tellingGit(repo, () => addTargets(repo, targets, args.has('no-commit')));
      return 0;

      function globbed(): string[] {
        const files = filesIn(repo.fs, repo.root, repo.ignores).map((path) => repo.paths.shown(path));
        return args.operands.flatMap((pattern) => {
          const rule = new RegExp(
            `^${pattern
              .replace(/[.+^${}()|\\]/g, '\\$&')
              .replaceAll('**', '\0')
              .replaceAll('*', '[^/]*')
              .replaceAll('?', '[^/]')
              .replaceAll('\0', '.*')}$`,
          );
          return files.filter((file) => rule.test(file) && !file.endsWith('.dvc'));
        });
      }
    });
  },
};
