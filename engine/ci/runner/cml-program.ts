import { resolvePath } from '../../core/file-system';
import type { LabProgram } from '../../core/lab-program';
import type { CiRepository } from '../ports/repository';
import type { Masker } from '../secrets/masker';
import type { RunHead } from '../store/run-state';
import { may, type Permissions } from './permissions';

/** Where `cml` is called. */
interface CmlPlace {
  readonly repository: CiRepository;
  readonly run: RunHead;
  readonly permissions: Permissions;
  readonly masker: Masker;
  /** Whether `iterative/setup-cml` has been run. */
  installed(): boolean;
}

/** `cml comment create report.md`: comments on the pull request of the run with a report. */
export const cmlProgram =
  ({ repository, run, permissions, masker, installed }: CmlPlace): LabProgram =>
  async ({ args, cwd, fs, stdout, stderr }) => {
    if (!installed()) {
      stderr('bash: cml: command not found\n');
      return 127;
    }
    const [group, name, ...rest] = args;
    if (group !== 'comment' || (name !== 'create' && name !== 'update')) {
      stderr('cml: the lab has cml comment create <file> and cml comment update <file>.\n');
      return 1;
    }
    const file = rest.find((word) => !word.startsWith('-'));
    const path = resolvePath(cwd, file ?? '');
    if (file === undefined || !fs.isFile(path)) {
      stderr(`cml: ${file ?? 'a file'}: No such file or directory\n`);
      return 1;
    }
    const pull = /^refs\/pull\/(\d+)\//.exec(run.event.ref)?.[1];
    if (pull === undefined) {
      stderr('cml: this run belongs to no pull request; there is nothing to comment on.\n');
      return 1;
    }
    if (!may(permissions, 'pull-requests', 'write')) {
      stderr(
        'cml: Resource not accessible by integration: give the job `permissions: pull-requests: write`.\n',
      );
      return 1;
    }
    repository.comment(Number(pull), 'github-actions[bot]', masker.mask(fs.readText(path)));
    stdout(`https://github.com/${repository.owner}/${repository.name}/pull/${pull}\n`);
    return 0;
  };
