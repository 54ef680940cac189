import { addConfig, setConfig } from '../../config/config-edit';
import { removeConfigValues, replaceConfigValue } from '../../config/config-values';
import { editRepositoryConfig } from '../../config/edit-file';
import type { CommandContext } from '../../program/context';
import { die, fail } from '../../program/failure';
import { flag, parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { remoteNamed } from '../../remote/remote-settings';

const GET = {
  command: 'remote get-url',
  usage: 'remote get-url [--push] [--all] <name>',
  specs: { push: flag('push'), all: flag('all') },
} as const;

/** `git remote get-url <name>`. */
export function getUrl(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, GET);
  const [name, ...rest] = operands;
  if (name === undefined || rest.length > 0) throw usageFailure(GET.usage);
  const settings = remoteNamed(context.config, name);
  if (!settings.isConfigured) fail(`No such remote '${name}'`, 2);
  const urls = options.push === true ? settings.pushUrls : settings.urls;
  for (const url of options.all === true ? urls : urls.slice(0, 1)) context.line(url);
  return 0;
}

const SET = {
  command: 'remote set-url',
  usage:
    'remote set-url [--push] <name> <newurl> [<oldurl>]\nremote set-url --add <name> <newurl>\nremote set-url --delete <name> <url>',
  specs: { push: flag('push'), add: flag('add'), delete: flag('delete') },
} as const;

/** `git remote set-url [--push] [--add | --delete] <name> <new> [<old>]`. */
export function setUrl(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, SET);
  const [name, url, old, ...rest] = operands;
  if (options.add === true && options.delete === true) die("--add --delete doesn't make sense");
  const single = options.add === true || options.delete === true;
  if (name === undefined || url === undefined || rest.length > 0 || (single && old !== undefined))
    throw usageFailure(SET.usage);
  const { config, repo } = context;
  if (!remoteNamed(config, name).isConfigured) fail(`No such remote '${name}'`, 2);
  const key = `remote.${name}.${options.push === true ? 'pushurl' : 'url'}`;
  const urls = config.all(key);
  const edit = (change: (text: string) => string) => editRepositoryConfig(repo, change);
  const pattern = options.delete === true ? url : old;
  const isMeant = (one: string) => pattern !== undefined && new RegExp(pattern).test(one);
  if (pattern !== undefined && !urls.some(isMeant)) die(`No such URL found: ${pattern}`);
  if (options.delete === true) {
    if (options.push !== true && urls.every(isMeant)) die('Will not delete all non-push URLs');
    edit((text) => removeConfigValues(text, key, isMeant));
  } else if (options.add === true) edit((text) => addConfig(text, key, url));
  else if (old === undefined) edit((text) => setConfig(text, key, url));
  else edit((text) => replaceConfigValue(text, key, isMeant, url));
  return 0;
}
