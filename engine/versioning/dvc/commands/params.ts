import { flag } from '../cli/arguments';
import type { Command } from '../cli/command';
import { readParameters } from '../compare/metrics';
import { DIFF_OPTIONS, showValueDiff } from './values';

/** `dvc params diff`: parameters that differ between two commits, or a commit and the workspace. */
export const paramsDiff: Command = {
  help: 'Show changes in params between commits in the DVC repository, or between a commit and the workspace.',
  spec: { command: 'params diff', operands: [0, 2], options: [...DIFF_OPTIONS, flag('deps', '--deps')] },
  run: async (context) => {
    const repo = await context.repository();
    const { args } = context;
    return showValueDiff(context, repo, {
      title: 'Param',
      noun: 'params',
      hasChange: false,
      isRounded: false,
      read: (snapshot) => readParameters(repo, snapshot, args.list('targets'), args.has('deps')),
    });
  },
};
