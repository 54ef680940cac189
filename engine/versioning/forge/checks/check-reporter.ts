import type { FileSystem } from '@/engine/core/file-system';
import { ForgeError } from '../errors';
import { fullName, type RepositoryName, serverFolder } from '../server/github-server';
import type { GivenCheckRun } from './check-run';
import { reportCheck } from './check-store';

/**
 * Where a build server reports: each report replaces the one before of that name and commit, and stands in every pull
 * request whose head is the commit. Queue a check as soon as it is known, so that the merge waits for it.
 */
export interface CheckReporter {
  /** @throws ForgeError `repository-missing`, `check-invalid`. */
  report(repository: RepositoryName, commit: string, check: GivenCheckRun): void;
}

/** The reporter of the simulated GitHub. */
export function checkReporter(fs: FileSystem): CheckReporter {
  return {
    report(repository, commit, check) {
      const folder = serverFolder(repository);
      if (!fs.isFile(`${folder}/HEAD`))
        throw new ForgeError(
          'repository-missing',
          `Could not resolve to a Repository with the name '${fullName(repository)}'.`,
          repository,
        );
      reportCheck(fs, folder, commit, check);
    },
  };
}
