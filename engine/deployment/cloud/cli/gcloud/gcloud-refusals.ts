import type { CloudError } from '../../errors';
import type { CloudCommand } from '../command';
import type { WordProblem } from '../read-words';
import type { Refusal } from '../run-cli';

const nameOf = ({ path }: CloudCommand) => `gcloud.${path.split(' ').join('.')}`;

/** Words for what a service refuses: exit code 1. */
export function gcloudRefused(error: CloudError, command: CloudCommand): Refusal {
  const { message, code } = error;
  const text = (words: string): Refusal => ({ text: `ERROR: (${nameOf(command)}) ${words}`, code: 1 });
  switch (code) {
    case 'no-credentials':
      return text(
        'You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth activate-service-account --key-file=KEY_FILE\n\nIn the lab: cloud key create --account <name> --name <what for> --scope compute:write --use',
      );
    case 'key-invalid':
    case 'key-expired':
      return text(`There was a problem refreshing your current auth tokens: invalid_grant: ${message}`);
    case 'denied':
      return text(
        `ResponseError: code=403, message=Required "${command.operation}" permission(s). ${message}`,
      );
    case 'missing':
      return text(`ResponseError: code=404, message=${message}`);
    case 'exists':
      return text(`ResponseError: code=409, message=Already exists: ${message}`);
    case 'in-use':
      return text(`ResponseError: code=409, message=${message}`);
    case 'invalid':
      return text(`ResponseError: code=400, message=${message}`);
    case 'file-invalid':
      return text(message);
  }
}

/** Words for a command line that is wrong: exit code 2. */
export function gcloudBadWords(problem: WordProblem | string, command: CloudCommand): Refusal {
  const operands = (command.operands ?? []).map((name) => ` ${name}`).join('');
  const text = (words: string): Refusal => ({
    text: `ERROR: (${nameOf(command)}) ${words}\nUsage: gcloud ${command.path}${operands} [optional flags]\n\nFor detailed information on this command and its flags, run:\n  gcloud ${command.path} --help`,
    code: 2,
  });
  if (typeof problem === 'string') return text(problem);
  switch (problem.wrong) {
    case 'unknown':
      return text(`unrecognized arguments: ${problem.word}`);
    case 'no-value':
      return text(`argument --${problem.spec.name}: expected one argument`);
    case 'missing':
      return text(`argument ${problem.specs.map(({ name }) => `--${name}`).join(' ')}: Must be specified.`);
  }
}

/** Words for a command that the lab does not have: what there is. */
export function gcloudUnknown(words: readonly string[], commands: readonly CloudCommand[]): Refusal {
  const typed = words.filter((word) => !word.startsWith('-'));
  const group = [2, 1]
    .map((length) => typed.slice(0, length).join(' '))
    .find((begin) => begin !== '' && commands.some(({ path }) => path.startsWith(`${begin} `)));
  const own = commands.filter(({ path }) => group === undefined || path.startsWith(`${group} `));
  const list = own.map(({ path }) => `\n  gcloud ${path}`).join('');
  const bad = typed.find((word) => !(group ?? '').split(' ').includes(word));
  const what = bad === undefined ? 'Command name argument expected.' : `Invalid choice: '${bad}'.`;
  const at = group === undefined ? 'gcloud' : `gcloud.${group.replaceAll(' ', '.')}`;
  return { text: `ERROR: (${at}) ${what}\nThe lab's gcloud has these commands:${list}`, code: 2 };
}
