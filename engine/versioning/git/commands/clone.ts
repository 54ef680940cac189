import { resolvePath } from '@/engine/core/file-system';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { flag, optional, parseArguments, value, values } from '../program/options';
import { usageFailure } from '../program/usage';
import { guessFolder } from '../remote/clone/clone-refs';
import { type Cloned, type CloneRequest, fillClone, layOutClone } from '../remote/clone/clone-repository';
import { openRemote, refuseShallow, repositoryAt } from '../remote/open-remote';
import { parseRemoteUrl } from '../remote/remote-address';
import { detachedAdvice } from '../text/detached-advice';

const GRAMMAR = {
  command: 'clone',
  usage: 'clone [<options>] [--] <repo> [<dir>]',
  specs: {
    verbose: flag('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    progress: flag('progress'),
    noCheckout: flag('n', 'no-checkout'),
    bare: flag('bare'),
    local: flag('l', 'local'),
    noHardlinks: flag('no-hardlinks'),
    origin: value('o', 'origin'),
    branch: value('b', 'branch'),
    depth: value('depth'),
    shallowSince: value('shallow-since'),
    singleBranch: flag('single-branch'),
    noTags: flag('no-tags'),
    config: values('c', 'config'),
    recurse: optional('recurse-submodules', 'recursive'),
  },
  lacking: [
    '--reject-shallow',
    '--naked',
    '--mirror',
    '--shared',
    '-s',
    '--jobs',
    '-j',
    '--template',
    '--reference',
    '--reference-if-able',
    '--dissociate',
    '--upload-pack',
    '-u',
    '--shallow-exclude',
    '--shallow-submodules',
    '--separate-git-dir',
    '--server-option',
    '--ipv4',
    '-4',
    '--ipv6',
    '-6',
    '--filter',
    '--also-filter-submodules',
    '--remote-submodules',
    '--sparse',
    '--bundle-uri',
  ],
} as const;

/** `git clone`: a new repository with all that another one has. */
export const cloneCommand: GitCommand = {
  name: 'clone',
  needs: 'nothing',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const [url, folderName, ...rest] = [...operands, ...(paths ?? [])];
    if (rest.length > 0) throw wrongUsage('Too many arguments.');
    if (url === undefined) throw wrongUsage('You must specify a repository to clone.');
    if (options.depth !== undefined) refuseShallow('--depth');
    if (options.shallowSince !== undefined) refuseShallow('--shallow-since');
    const { fs } = context.io;
    const bare = options.bare === true;
    const address = parseRemoteUrl(url, context.cwd);
    const isPath = address.kind === 'path';
    if (isPath && repositoryAt(fs, address.path) === undefined) die(`repository '${url}' does not exist`);
    const shown = folderName ?? guessFolder(url, bare);
    const folder = resolvePath(context.cwd, shown);
    const existed = fs.exists(folder);
    if (existed && (!fs.isFolder(folder) || fs.list(folder).length > 0))
      die(`destination path '${shown}' already exists and is not an empty directory.`);
    if (options.quiet !== true)
      context.errorLine(bare ? `Cloning into bare repository '${shown}'...` : `Cloning into '${shown}'...`);

    const remote = await openRemote(context, address);
    const remoteName = options.origin ?? context.config.get('clone.defaultremotename') ?? 'origin';
    const request: CloneRequest = {
      remote,
      url: isPath && !url.startsWith('/') ? `${context.cwd}/${url}` : url,
      folder,
      bare,
      remoteName,
      branch: options.branch,
      singleBranch: options.singleBranch === true,
      tags: options.noTags !== true,
      checkout: !bare && options.noCheckout !== true,
      everything: isPath && options.local !== false,
      settings: options.config,
    };
    try {
      const gitDir = layOutClone(context, request);
      const cloned = await fillClone(context, gitDir, request);
      report(context, cloned, request, { quiet: options.quiet === true, isLocal: request.everything });
    } catch (error) {
      if (!existed) fs.remove(folder);
      else for (const name of fs.list(folder)) fs.remove(`${folder}/${name}`);
      throw error;
    }
    return 0;
  },
};

const wrongUsage = (message: string) =>
  new GitFailure(`fatal: ${message}\n\n${usageFailure(GRAMMAR.usage).text}`, 129);

function report(
  context: CommandContext,
  { head }: Cloned,
  request: CloneRequest,
  { quiet, isLocal }: { readonly quiet: boolean; readonly isLocal: boolean },
): void {
  const isEmpty = head.id === undefined && request.remote.refs.list().length === 0;
  if (isEmpty) context.errorLine('warning: You appear to have cloned an empty repository.');
  if (isLocal && !quiet) context.errorLine('done.');
  if (!isEmpty && head.id === undefined && request.checkout)
    context.errorLine('warning: remote HEAD refers to nonexistent ref, unable to checkout');
  if (request.checkout && head.branch === undefined && head.id !== undefined && !quiet)
    if (context.advises('detachedHead')) context.errorLine(detachedAdvice(head.id));
}
