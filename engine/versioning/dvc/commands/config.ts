import { flag } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcConfigError, DvcError, DvcUsageError } from '../errors';
import type { ConfigFile, ConfigLevel } from '../repo/config';
import { type Config, sectionOf } from '../repo/config';
import type { IniSection } from '../repo/ini';
import { LEVEL_OPTIONS, levelOf, levelsOf } from './config-levels';

/** `dvc config`: shows and changes settings. */
export const config: Command = {
  help: 'Get or set config options.',
  spec: {
    command: 'config',
    operands: [0, 2],
    options: [
      ...LEVEL_OPTIONS,
      flag('unset', '-u', '--unset'),
      flag('list', '-l', '--list'),
      flag('show-origin', '--show-origin'),
    ],
  },
  run: async (context) => {
    const { args, out } = context;
    const { config: settings } = await context.repository();
    const [name, text] = args.operands;
    if (args.has('list')) {
      if (name !== undefined || args.has('unset'))
        return fail(
          context,
          "-l/--list can't be used together with any of these options: -u/--unset, name, value",
        );
      for (const level of levelsOf(args))
        for (const line of linesOf(settings.read(level))) out.write(origin(context, level) + line);
      return 0;
    }
    if (name === undefined) return fail(context, 'name argument is required');
    const place = placeOf(name);
    if (args.has('unset')) unset(settings, levelOf(args) ?? 'repo', place);
    else if (text === undefined) get(context, settings, place);
    else settings.edit(levelOf(args) ?? 'repo', (file) => targetSection(file, place).set(place.option, text));
    return 0;
  },
};

interface Place {
  readonly remote: boolean;
  readonly section: string;
  readonly option: string;
}

function placeOf(name: string): Place {
  const match = /^(remote\.)?([^.]*)\.([^.]*)$/.exec(name);
  if (!match)
    throw new DvcUsageError(
      'argument name: name argument should look like remote.name.option or db.name.option or section.option',
    );
  return {
    remote: match[1] !== undefined,
    section: match[2]!.toLowerCase(),
    option: match[3]!.toLowerCase(),
  };
}

const existing = (file: ConfigFile, { remote, section }: Place): IniSection | undefined =>
  (remote ? file.remotes : file.sections).get(section);

function targetSection(file: ConfigFile, place: Place): IniSection {
  if (!place.remote) return sectionOf(file, place.section);
  const section = file.remotes.get(place.section);
  if (!section) throw new DvcConfigError(`remote '${place.section}' doesn't exist`);
  return section;
}

function unset(settings: Config, level: ConfigLevel, place: Place): void {
  settings.edit(level, (file) => {
    const kind = place.remote ? 'remote' : 'section';
    const section = existing(file, place);
    if (!section) throw new DvcConfigError(`${kind} '${place.section}' doesn't exist`);
    if (!section.delete(place.option))
      throw new DvcConfigError(`option '${place.option}' doesn't exist in ${kind} '${place.section}'`);
  });
}

function get(context: CommandContext, settings: Config, place: Place): void {
  const level = levelOf(context.args);
  for (const one of [...levelsOf(context.args)].reverse()) {
    const text = existing(settings.read(one), place)?.get(place.option);
    if (text !== undefined) {
      context.out.write(origin(context, one) + text);
      return;
    }
  }
  const kind = place.remote ? 'remote' : 'section';
  if (level !== undefined)
    throw new DvcConfigError(`option '${place.option}' doesn't exist in ${kind} '${place.section}'`);
}

/** `remote.origin.url=…`, remotes first. */
function linesOf(file: ConfigFile): string[] {
  const lines: string[] = [];
  for (const [name, options] of file.remotes)
    for (const [key, text] of options) lines.push(`remote.${name}.${key}=${text}`);
  for (const [name, options] of file.sections)
    for (const [key, text] of options) lines.push(`${name}.${key}=${text}`);
  return lines;
}

const origin = ({ args }: CommandContext, level: ConfigLevel): string =>
  args.has('show-origin') ? `.dvc/${level === 'repo' ? 'config' : 'config.local'}\t` : '';

function fail({ out }: CommandContext, message: string): number {
  out.error(new DvcError(message));
  return 1;
}
