import { resolvePath } from '../../core/file-system';
import { textOf } from '../expressions/values';
import { contextMap } from '../runner/job-runtime';
import { may } from '../runner/permissions';
import { PLACES } from '../runner/places';
import { refName } from '../triggers/event';
import { type Action, type ActionCall, ActionFailure, isYes, quoted } from './action';

/** Objects are the same on the server and here: laid beforehand, the fetch has only refs to bring. */
function layObjects({ runtime }: ActionCall, server: string, folder: string): void {
  const fs = runtime.files;
  for (const path of fs.filesBelow(`${server}/objects`)) {
    const to = `${folder}/.git/objects${path.slice(`${server}/objects`.length)}`;
    const node = fs.at(path);
    if (node?.kind === 'file' && fs.at(to) === undefined) fs.restore(to, node);
  }
}

async function git(call: ActionCall, folder: string, words: readonly string[]): Promise<string> {
  const line = `git ${words.map(quoted).join(' ')}`;
  const { exitCode, stdout } = await call.sh(`cd ${quoted(folder)} && ${line}`, `[command]/usr/bin/${line}`);
  if (exitCode !== 0) throw new ActionFailure(`The process '/usr/bin/git' failed with exit code ${exitCode}`);
  return stdout.trim();
}

/** What is to be checked out: the event's own commit, or a ref that was named. */
function target(call: ActionCall, name: string): { ref: string; commit: string; server: string } {
  const { runtime, inputs } = call;
  const github = contextMap(runtime.contexts, 'github');
  const isOwn = name.toLowerCase() === textOf(github.repository).toLowerCase();
  if (inputs.ref === '' && isOwn)
    return { ref: textOf(github.ref), commit: textOf(github.sha), server: runtime.repository.folder };
  const [owner = '', repository = ''] = name.split('/');
  const server = isOwn ? runtime.repository : runtime.forge.open(owner, repository);
  if (server === undefined)
    throw new ActionFailure(
      `Not Found - https://docs.github.com/rest/repos/repos#get-a-repository (${name})`,
    );
  const wanted = inputs.ref === '' ? server.defaultBranch : inputs.ref!;
  const commit = server.resolve(wanted);
  if (commit === undefined)
    throw new ActionFailure(`A branch or tag with the name '${wanted}' could not be found`);
  const branch = `refs/heads/${refName(wanted)}`;
  return { ref: server.resolve(branch) === commit ? branch : wanted, commit, server: server.folder };
}

/** The runner's own folder in the workspace: it stays, and git does not see it. */
const RUNNER_FOLDER = PLACES.fileCommands.slice(PLACES.workspace.length + 1);

async function checkOut(call: ActionCall): Promise<void> {
  const { runtime, inputs, log } = call;
  const fs = runtime.files;
  const name =
    inputs.repository === '' ? `${runtime.repository.owner}/${runtime.repository.name}` : inputs.repository!;
  if (!may(runtime.permissions, 'contents', 'read') && runtime.repository.isPrivate)
    throw new ActionFailure(`Not Found - the token of this job may not read the contents of ${name}`);
  const { ref, commit, server } = target(call, name);
  const folder = resolvePath(PLACES.workspace, inputs.path === '' ? '.' : inputs.path!);
  if (folder !== PLACES.workspace && !folder.startsWith(`${PLACES.workspace}/`))
    throw new ActionFailure(`Repository path '${folder}' is not under '${PLACES.workspace}'`);
  log.line(`Syncing repository: ${name}`);
  log.line('##[group]Initializing the repository');
  if (isYes(call, 'clean') && fs.isFolder(folder))
    for (const entry of fs.list(folder)) if (entry !== RUNNER_FOLDER) fs.remove(`${folder}/${entry}`);
  fs.makeFolder(folder);
  await git(call, folder, ['init', '-q', folder]);
  fs.makeFolder(`${folder}/.git/info`);
  fs.write(`${folder}/.git/info/exclude`, `/${RUNNER_FOLDER}/\n`);
  await git(call, folder, ['remote', 'add', 'origin', `https://github.com/${name}`]);
  log.line('##[endgroup]');
  log.line('##[group]Fetching the repository');
  layObjects(call, server, folder);
  if (inputs['fetch-depth'] !== '0')
    log.line(
      `The lab fetches the whole history; on GitHub fetch-depth: ${inputs['fetch-depth']} has no more than that.`,
    );
  const pull = /^refs\/(pull\/.+)$/.exec(ref)?.[1];
  await git(call, folder, [
    'fetch',
    '-q',
    '--prune',
    'origin',
    '+refs/heads/*:refs/remotes/origin/*',
    '+refs/tags/*:refs/tags/*',
    ...(pull === undefined ? [] : [`+${ref}:refs/remotes/${pull}`]),
  ]);
  log.line('##[endgroup]');
  log.line('##[group]Checking out the ref');
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  await git(call, folder, [
    'checkout',
    '-q',
    '--force',
    ...(branch === undefined ? ['--detach', commit] : ['-B', branch, commit]),
  ]);
  log.line('##[endgroup]');
  await git(call, folder, ['log', '-1', '--format=%H']);
  call.setOutput('ref', ref);
  call.setOutput('commit', commit);
  call.post('always', async (after) => {
    after.line('[command]/usr/bin/git config --local --unset-all http.https://github.com/.extraheader');
  });
}

/** `actions/checkout`: the repository in the workspace, at the commit of the event. */
export const checkout: Action = {
  name: 'actions/checkout',
  summary: 'the files of a commit, with their history',
  inputs: {
    repository: { default: '' },
    ref: { default: '' },
    token: { default: '' },
    'ssh-key': {},
    'ssh-known-hosts': {},
    'ssh-strict': { default: 'true' },
    'ssh-user': { default: 'git' },
    'persist-credentials': { default: 'true' },
    path: { default: '' },
    clean: { default: 'true' },
    filter: {},
    'sparse-checkout': {},
    'sparse-checkout-cone-mode': { default: 'true' },
    'fetch-depth': { default: '1' },
    'fetch-tags': { default: 'false' },
    'show-progress': { default: 'true' },
    lfs: { default: 'false' },
    submodules: { default: 'false' },
    'set-safe-directory': { default: 'true' },
    'github-server-url': {},
  },
  outputs: ['ref', 'commit'],
  run: checkOut,
};
