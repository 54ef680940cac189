import { flag } from '../cli/arguments';
import { type Command, reporting } from '../cli/command';
import { DvcError } from '../errors';

const IGNORE_FILE =
  '# Add patterns of files dvc should ignore, which could improve\n' +
  '# the performance. Learn more at\n' +
  '# https://dvc.org/doc/user-guide/dvcignore\n';

const NEXT = [
  "What's next?",
  '------------',
  '- Check out the documentation: <https://dvc.org/doc>',
  '- Get help and share ideas: <https://dvc.org/chat>',
  '- Star us on GitHub: <https://github.com/iterative/dvc>',
].join('\n');

/** `dvc init`: makes a DVC repository of the working folder, and tells git of its files. */
export const init: Command = {
  help: 'Initialize DVC in the current directory.',
  spec: {
    command: 'init',
    options: [flag('no-scm', '--no-scm'), flag('force', '-f', '--force'), flag('subdir', '--subdir')],
  },
  run: (context) =>
    reporting(context.out, 'failed to initiate DVC', async () => {
      const { io, args, out } = context;
      const { fs, cwd } = io;
      const git = args.has('no-scm') ? undefined : await context.git();
      if (!args.has('no-scm') && (git === undefined || (git.root !== cwd && !args.has('subdir'))))
        throw new DvcError(
          `${cwd} is not tracked by any supported SCM tool (e.g. Git). Use \`--no-scm\` if you don't want to use any SCM or ` +
            '`--subdir` if initializing inside a subdirectory of a parent SCM repository.',
        );
      const folder = `${cwd === '/' ? '' : cwd}/.dvc`;
      if (fs.exists(folder)) {
        if (!args.has('force')) throw new DvcError("'.dvc' exists. Use `-f` to force.");
        fs.remove(folder);
      }
      fs.makeFolder(folder);
      fs.write(`${folder}/config`, args.has('no-scm') ? '[core]\n    no_scm = True\n' : '');
      fs.write(`${folder}/.gitignore`, '/config.local\n/tmp\n/cache\n');
      const ignoreFile = `${cwd === '/' ? '' : cwd}/.dvcignore`;
      if (!fs.exists(ignoreFile)) fs.write(ignoreFile, IGNORE_FILE);
      await git?.stage([`${folder}/config`, `${folder}/.gitignore`, ignoreFile]);
      out.write('Initialized DVC repository.\n');
      if (git) out.write('You can now commit the changes to git.\n');
      out.write(NEXT);
      return 0;
    }),
};
