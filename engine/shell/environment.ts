import { headCommit } from '../core/head-commit';
import { HOME } from '../core/lab-layout';

/** Where the lab's tracking server is; see `SERVICES`. */
const TRACKING = 'http://localhost:5000';

/** What every program of the lab finds in its environment. */
export const PROGRAM_ENVIRONMENT: Readonly<Record<string, string>> = {
  USER: 'learner',
  MLFLOW_TRACKING_URI: TRACKING,
};

/** What a shell begins with. */
export const SHELL_ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME,
  LOGNAME: 'learner',
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  EDITOR: 'nano',
  ...PROGRAM_ENVIRONMENT,
};

/**
 * What a run in the sandbox learns of the repository, which it does not see: `GIT_COMMIT`, as on a build server. `read`
 * gives the text of a file below `.git/`.
 */
export function commitEnvironment(read: (path: string) => string | undefined): Record<string, string> {
  const commit = headCommit(read);
  return commit === null ? {} : { GIT_COMMIT: commit };
}
