import { pyJson } from '../../../core/python-text';
import { flag, value } from '../cli/arguments';
import { type Command, type CommandContext, reporting } from '../cli/command';
import { dataOutputs, recordedEntries } from '../compare/entries';
import { DvcError } from '../errors';
import { filesIn } from '../hash/measure';
import type { Repository } from '../repo/repository';
import { commitSnapshot } from '../repo/snapshot';
import { sortedBy } from '../text/compare';
import { isWithin, joinPath, relativePath } from '../text/paths';

/** A file or folder of a listing. */
interface Listed {
  readonly isDir: boolean;
  /** Whether DVC keeps it. */
  isOut: boolean;
}

/** `dvc list`: what is in a repository, whether git or DVC keeps it. Of the lab's own repositories only. */
export const listFiles: Command = {
  help: 'List repository contents, including files and directories tracked by DVC and by Git.',
  spec: {
    command: 'list',
    operands: [1, 2],
    operandNames: 'url',
    options: [
      flag('recursive', '-R', '--recursive'),
      flag('dvc-only', '--dvc-only'),
      flag('json', '--json'),
      value('rev', '--rev'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, `failed to list '${context.args.operands[0]!}'`, async () => {
      const { args, out } = context;
      const found = await filesOf(context, repo);
      const rows = sortedBy(found, ([path]) => path).filter(
        ([, { isOut }]) => !args.has('dvc-only') || isOut,
      );
      if (args.has('json'))
        out.write(
          pyJson(
            rows.map(([path, { isDir, isOut }]) => ({ isdir: isDir, isexec: false, isout: isOut, path })),
          ),
        );
      else for (const [path] of rows) out.write(path);
      return 0;
    });
  },
};

async function filesOf({ args, io }: CommandContext, repo: Repository): Promise<Map<string, Listed>> {
  const [url = '.', inside = ''] = args.operands;
  if (/^\w+:\/\/|^git@/.test(url))
    throw new DvcError(`the lab reaches its own repositories only, not '${url}'`);
  const top = repo.paths.kept(url.startsWith('/') ? url : joinPath(io.cwd, url).replace(/\/\.$/, ''));
  const folder = joinPath(top === '.' ? '' : top, inside);
  if (folder.startsWith('/')) throw new DvcError(`'${url}' is not this repository`);
  const rev = args.value('rev');
  const index = rev === undefined ? await repo.index() : (await commitSnapshot(repo, rev)).index;
  const outs = dataOutputs(index);
  const kept = new Map<string, boolean>();
  for (const path of rev === undefined
    ? filesIn(repo.fs, repo.root, repo.ignores)
    : await committedFiles(repo, rev))
    kept.set(path, false);
  for (const [path, entry] of recordedEntries(repo, outs).entries)
    if (!entry.isDir || rev !== undefined) kept.set(path, true);
  const listed = new Map<string, Listed>();
  for (const [path, isKept] of kept) {
    if (!isWithin(folder, path) || path.endsWith('/.gitignore') || path === '.gitignore') continue;
    const rest =
      folder === ''
        ? path
        : path === folder
          ? path.slice(path.lastIndexOf('/') + 1)
          : path.slice(folder.length + 1);
    const isOut = isKept || outs.some((out) => isWithin(out.path, path));
    const shown = args.has('recursive') ? rest : rest.split('/')[0]!;
    const isDir = shown !== rest;
    const there = listed.get(shown);
    if (!there)
      listed.set(shown, {
        isDir,
        isOut: isDir ? outs.some((out) => out.path === joinPath(folder, shown)) : isOut,
      });
  }
  if (listed.size === 0 && folder !== '')
    throw new DvcError(
      `The path '${folder}' does not exist in the target repository '${url}' neither as a DVC output nor as a Git-tracked file.`,
    );
  return listed;
}

async function committedFiles(repo: Repository, rev: string): Promise<readonly string[]> {
  const commit = await repo.commitOf(rev);
  const git = repo.git!;
  const below = relativePath(git.root, repo.root);
  const prefix = below === '.' ? '' : `${below}/`;
  const files = (await git.filesAt(commit)).filter((path) => path.startsWith(prefix));
  return files.map((path) => path.slice(prefix.length)).filter((path) => !path.startsWith('.dvc/'));
}
