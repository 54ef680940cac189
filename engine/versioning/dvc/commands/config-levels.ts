import { type Arguments, flag, type OptionSpec } from '../cli/arguments';
import { DvcConfigError } from '../errors';
import { CONFIG_LEVELS, type ConfigLevel } from '../repo/config';

/** Options that choose which file of settings is meant. */
export const LEVEL_OPTIONS: readonly OptionSpec[] = [
  flag('project', '--project'),
  flag('local', '--local'),
  flag('global', '--global'),
  flag('system', '--system'),
];

/** The level that arguments name; undefined: none. @throws DvcConfigError for those that the lab does not have. */
export function levelOf(args: Arguments): ConfigLevel | undefined {
  for (const level of ['global', 'system'])
    if (args.has(level))
      throw new DvcConfigError(`the lab has no ${level} settings: use --project or --local`);
  if (args.has('local')) return 'local';
  return args.has('project') ? 'repo' : undefined;
}

/** The levels to read. */
export const levelsOf = (args: Arguments): readonly ConfigLevel[] => {
  const level = levelOf(args);
  return level === undefined ? CONFIG_LEVELS : [level];
};
