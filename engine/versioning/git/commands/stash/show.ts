import type { CommandContext } from '../../program/context';
import { flag, parseArguments } from '../../program/options';
import { type ShowOptions, showStash } from '../../stash/show-stash';
import { findStash } from '../../stash/stash-entry';

const GRAMMAR = {
  command: 'stash show',
  usage: 'stash show [-u | --include-untracked | --only-untracked] [<diff-options>] [<stash>]',
  specs: {
    patch: flag('p', 'patch'),
    stat: flag('stat'),
    nameOnly: flag('name-only'),
    nameStatus: flag('name-status'),
    untracked: flag('u', 'include-untracked'),
    onlyUntracked: flag('only-untracked'),
  },
  lacking: ['--numstat', '--shortstat', '--summary', '--raw', '-U', '-w', '-b', '--color', '--word-diff'],
} as const;

/** `git stash show`: what a stash holds. */
export function showCommand(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, GRAMMAR);
  const stash = findStash(context, operands);
  const formats: ShowOptions['formats'][number][] = [];
  if (options.stat === true) formats.push('stat');
  if (options.nameOnly === true) formats.push('name-only');
  if (options.nameStatus === true) formats.push('name-status');
  if (options.patch === true) formats.push('patch');
  const { config } = context;
  const byDefault = options.untracked ?? config.boolean('stash.showincludeuntracked', false);
  if (formats.length === 0) {
    if (config.boolean('stash.showstat', true)) formats.push('stat');
    if (config.boolean('stash.showpatch', false)) formats.push('patch');
  }
  context.write(
    showStash(context, stash, {
      formats,
      untracked: options.onlyUntracked === true ? 'only' : byDefault ? 'with' : 'without',
    }),
  );
  return 0;
}
