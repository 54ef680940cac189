import { flag } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcConfigError } from '../errors';
import { CONFIG_LEVELS, type Config, type ConfigLevel, sectionOf } from '../repo/config';
import { expandTabs } from '../text/humanize';
import { LEVEL_OPTIONS, levelOf, levelsOf } from './config-levels';

const settingsOf = async (
  context: CommandContext,
): Promise<{ settings: Config; level: ConfigLevel; name: string }> => ({
  settings: (await context.repository()).config,
  level: levelOf(context.args) ?? 'repo',
  name: (context.args.operands[0] ?? '').toLowerCase(),
});

/** `dvc remote add`. */
export const remoteAdd: Command = {
  help: 'Add a new data remote.',
  spec: {
    command: 'remote add',
    operands: [2, 2],
    operandNames: 'name, url',
    options: [...LEVEL_OPTIONS, flag('default', '-d', '--default'), flag('force', '-f', '--force')],
  },
  run: async (context) => {
    const { args, out, io } = context;
    const { settings, level, name } = await settingsOf(context);
    if (args.has('default')) out.write(`Setting '${name}' as a default remote.`);
    settings.edit(level, (file) => {
      if (file.remotes.has(name) && !args.has('force'))
        throw new DvcConfigError(`remote '${name}' already exists. Use \`-f|--force\` to overwrite it.`);
      file.remotes.set(name, new Map([['url', settings.keptPath(args.operands[1]!, io.cwd)]]));
      if (args.has('default')) sectionOf(file, 'core').set('remote', name);
    });
    return 0;
  },
};

/** `dvc remote list`. */
export const remoteList: Command = {
  help: 'List all available data remotes.',
  spec: { command: 'remote list', options: LEVEL_OPTIONS },
  run: async (context) => {
    const { settings } = await settingsOf(context);
    const usual = settings.get('core', 'remote');
    const urls = new Map(levelsOf(context.args).flatMap((level) => [...settings.read(level).remotes]));
    for (const [name, options] of urls) {
      const url = settings.absolutePath(options.get('url') ?? '');
      context.out.write(expandTabs(`${name}\t${url}${name === usual ? '\t(default)' : ''}`));
    }
    return 0;
  },
};

function requireRemote(settings: Config, name: string): void {
  if (!settings.remoteNames().includes(name)) throw new DvcConfigError(`remote '${name}' doesn't exist.`);
}

/** `dvc remote modify`. */
export const remoteModify: Command = {
  help: 'Modify the configuration of a data remote.',
  spec: {
    command: 'remote modify',
    operands: [2, 3],
    operandNames: 'name, option',
    options: [...LEVEL_OPTIONS, flag('unset', '-u', '--unset')],
  },
  run: async (context) => {
    const { args, io } = context;
    const { settings, level, name } = await settingsOf(context);
    const [, option = '', text = ''] = args.operands;
    requireRemote(settings, name);
    settings.edit(level, (file) => {
      const section = file.remotes.get(name) ?? new Map<string, string>();
      file.remotes.set(name, section);
      if (args.has('unset')) section.delete(option);
      else section.set(option, option === 'url' ? settings.keptPath(text, io.cwd) : text);
    });
    return 0;
  },
};

/** `dvc remote remove`. */
export const remoteRemove: Command = {
  help: 'Remove a data remote.',
  spec: { command: 'remote remove', operands: [1, 1], operandNames: 'name', options: LEVEL_OPTIONS },
  run: async (context) => {
    const { settings, level, name } = await settingsOf(context);
    if (!settings.read(level).remotes.has(name)) throw new DvcConfigError(`remote '${name}' doesn't exist.`);
    settings.edit(level, (file) => file.remotes.delete(name));
    for (const one of CONFIG_LEVELS)
      if (settings.read(one).sections.get('core')?.get('remote') === name)
        settings.edit(one, (file) => file.sections.get('core')?.delete('remote'));
    return 0;
  },
};

/** `dvc remote rename`. */
export const remoteRename: Command = {
  help: 'Rename a DVC remote.',
  spec: { command: 'remote rename', operands: [2, 2], operandNames: 'name, new', options: LEVEL_OPTIONS },
  run: async (context) => {
    const { settings, level, name } = await settingsOf(context);
    const fresh = context.args.operands[1]!;
    if (settings.remoteNames().includes(fresh))
      throw new DvcConfigError(`Rename failed. Remote name '${fresh}' already exists.`);
    if (!settings.read(level).remotes.has(name)) throw new DvcConfigError(`remote '${name}' doesn't exist.`);
    settings.edit(level, (file) => {
      file.remotes.set(fresh, file.remotes.get(name)!);
      file.remotes.delete(name);
      if (file.sections.get('core')?.get('remote') === name) sectionOf(file, 'core').set('remote', fresh);
    });
    return 0;
  },
};

/** `dvc remote default`. */
export const remoteDefault: Command = {
  help: 'Set/unset the default data remote.',
  spec: {
    command: 'remote default',
    operands: [0, 1],
    options: [...LEVEL_OPTIONS, flag('unset', '-u', '--unset')],
  },
  run: async (context) => {
    const { args, out } = context;
    const { settings, level, name } = await settingsOf(context);
    if (name === '' && !args.has('unset')) {
      const usual = settings.get('core', 'remote');
      out.write(usual ?? 'No default remote set');
      return usual === undefined ? 1 : 0;
    }
    if (!args.has('unset') && !settings.remoteNames().includes(name))
      throw new DvcConfigError('default remote must be present in remote list.');
    settings.edit(level, (file) => {
      if (args.has('unset')) file.sections.get('core')?.delete('remote');
      else sectionOf(file, 'core').set('remote', name);
    });
    return 0;
  },
};
