import { GITHUB } from '../../server/github-server';
import type { GhCommand } from '../command';

/** There are no keys in the lab: whoever works in it is who git says they are. */
export const authStatus: GhCommand = {
  name: 'auth status',
  summary: 'Display active account and authentication state on each known GitHub host',
  grammar: { usage: 'gh auth status [flags]', operands: [0, 0], flags: [] },
  async run(context) {
    context.line(GITHUB);
    context.line(
      `  ✓ Logged in to ${GITHUB} account ${context.login} (the lab's own GitHub, no token needed)`,
    );
    context.line('  - Active account: true');
    context.line('  - Git operations protocol: https');
    return 0;
  },
};
