import { resolvePath } from '@/engine/core/file-system';
import { tellHint } from '../program/advice';
import type { GitCommand } from '../program/command';
import { die } from '../program/failure';
import { layOutRepository } from '../program/layout';
import { flag, parseArguments, value } from '../program/options';
import { isValidBranchName } from '../refs/ref-name';

const GRAMMAR = {
  command: 'init',
  usage: 'init [-q | --quiet] [--bare] [-b <branch-name> | --initial-branch=<branch-name>] [<directory>]',
  specs: { quiet: flag('q', 'quiet'), bare: flag('bare'), branch: value('b', 'initial-branch') },
  lacking: ['--template', '--separate-git-dir', '--object-format', '--shared'],
} as const;

const DEFAULT_BRANCH_ADVICE = `Using 'master' as the name for the initial branch. This default branch name
is subject to change. To configure the initial branch name to use in all
of your new repositories, which will suppress this warning, call:

\tgit config --global init.defaultBranch <name>

Names commonly chosen instead of 'master' are 'main', 'trunk' and
'development'. The just-created branch can be renamed via this command:

\tgit branch -m <name>`;

/** `git init`: makes a repository, or makes an existing one whole again. */
export const initCommand: GitCommand = {
  name: 'init',
  needs: 'nothing',
  run(context) {
    const { options, operands } = parseArguments(context.args, GRAMMAR);
    const { fs } = context.io;
    const folder = resolvePath(context.cwd, operands[0] ?? '.');
    const asked = options.branch ?? context.config.get('init.defaultbranch');
    const branch = asked ?? 'master';
    if (!isValidBranchName(branch)) die(`invalid initial branch name: '${branch}'`);
    fs.makeFolder(folder);
    const gitDir = options.bare === true ? folder : folder === '/' ? '/.git' : `${folder}/.git`;
    const again = fs.isFile(`${gitDir}/HEAD`);
    if (again && options.branch !== undefined)
      context.errorLine(`warning: re-init: ignored --initial-branch=${options.branch}`);
    if (!again && asked === undefined && options.quiet !== true) tellHint(context, DEFAULT_BRANCH_ADVICE);
    layOutRepository(fs, gitDir, { bare: options.bare === true, branch });
    if (options.quiet !== true)
      context.line(`${again ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${gitDir}/`);
    return 0;
  },
};
