import type { Command } from '../cli/command';
import { relativePath } from '../text/paths';

/** The version of DVC whose behaviour the lab's follows. */
export const DVC_VERSION = '3.63.0';

/** `dvc root`: the way to the top of the repository. */
export const root: Command = {
  help: 'Return the relative path to the root of the DVC project.',
  spec: { command: 'root', options: [] },
  run: async (context) => {
    const repo = await context.repository();
    context.out.write(relativePath(context.io.cwd, repo.root));
    return 0;
  },
};

/** `dvc version`. */
export const version: Command = {
  help: 'Display the DVC version and system/environment information.',
  spec: { command: 'version', options: [] },
  run: async ({ out }) => {
    out.write(`DVC version: ${DVC_VERSION} (the lab's own, which follows real DVC)`);
    return 0;
  },
};
