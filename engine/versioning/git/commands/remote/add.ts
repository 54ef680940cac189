import { addConfig } from '../../config/config-edit';
import { editRepositoryConfig } from '../../config/edit-file';
import type { CommandContext } from '../../program/context';
import { die, fail } from '../../program/failure';
import { choice, flag, optional, parseArguments, value, values } from '../../program/options';
import { reopened } from '../../program/reopen';
import { usageFailure } from '../../program/usage';
import { isValidRefName } from '../../refs/ref-name';
import { remoteNamed } from '../../remote/remote-settings';
import { fetchOne } from './fetch-one';

const GRAMMAR = {
  command: 'remote add',
  usage: 'remote add [<options>] <name> <url>',
  specs: {
    fetch: flag('f', 'fetch'),
    tags: choice({ tags: '--tags', 'no-tags': '--no-tags' }),
    track: values('t', 'track'),
    master: value('m', 'master'),
    mirror: optional('mirror'),
  },
} as const;

const isMirror = (option: string | boolean | undefined, kind: 'fetch' | 'push'): boolean =>
  option === true || option === kind;

/** Whether a remote may have that name. */
export const checkRemoteName = (name: string): void => {
  if (name === '' || !isValidRefName(`refs/remotes/${name}/test`))
    die(`'${name}' is not a valid remote name`);
};

/** `git remote add <name> <url>`. */
export async function addRemote(context: CommandContext): Promise<number> {
  const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
  const [name, url, ...rest] = [...operands, ...(paths ?? [])];
  if (name === undefined || url === undefined || rest.length > 0) throw usageFailure(GRAMMAR.usage);
  if (options.mirror !== undefined && options.track.length > 0 && isMirror(options.mirror, 'push'))
    die('specifying branches to track makes sense only with fetch mirrors');
  if (remoteNamed(context.config, name).isConfigured) fail(`remote ${name} already exists.`, 3);
  checkRemoteName(name);
  const tracked = options.track.length === 0 ? ['*'] : options.track;
  const folder = isMirror(options.mirror, 'fetch') ? 'refs/' : `refs/remotes/${name}/`;
  const source = isMirror(options.mirror, 'fetch') ? 'refs/' : 'refs/heads/';
  editRepositoryConfig(context.repo, (text) => {
    let edited = addConfig(text, `remote.${name}.url`, url);
    if (options.mirror === undefined || isMirror(options.mirror, 'fetch'))
      for (const branch of tracked)
        edited = addConfig(edited, `remote.${name}.fetch`, `+${source}${branch}:${folder}${branch}`);
    if (isMirror(options.mirror, 'push')) edited = addConfig(edited, `remote.${name}.mirror`, 'true');
    if (options.tags !== undefined) edited = addConfig(edited, `remote.${name}.tagOpt`, options.tags);
    return edited;
  });
  if (options.fetch === true) {
    context.line(`Updating ${name}`);
    const again = await reopened(context);
    if (!(await fetchOne(again, name))) fail(`Could not fetch ${name}`);
  }
  if (options.master !== undefined)
    context.repo.refs.setSymbolic(`refs/remotes/${name}/HEAD`, `refs/remotes/${name}/${options.master}`);
  return 0;
}
