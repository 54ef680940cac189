import { SERVERS } from '../../core/lab-layout';

/** Where the lab's GitHub keeps its repositories: `<owner>/<name>.git` below it. */
export const FORGE_ROOT = `${SERVERS}/git/github.com`;

/** Where things lie on a machine that runs jobs. */
export const PLACES = {
  workspace: '/workspace',
  home: '/home/runner',
  temp: '/home/runner/work/_temp',
  /** Within the workspace, since programs of the sandbox see nothing else; git is told to leave it out. */
  fileCommands: '/workspace/.runner',
  toolCache: '/opt/hostedtoolcache',
} as const;
