import type { CloudError, CloudErrorCode } from '../../errors';
import type { CloudCommand, CommandCall } from '../command';
import type { OptionSpec, WordProblem } from '../read-words';
import type { Refusal } from '../run-cli';

const CODES: Partial<Record<CloudErrorCode, string>> = {
  exists: 'Conflict',
  'in-use': 'OperationNotAllowed',
  invalid: 'InvalidParameter',
};

/** Words for what Azure refuses: exit code 1, for what is not there 3. */
export function azRefused(error: CloudError, command: CloudCommand, call: CommandCall): Refusal {
  const { code, message } = error;
  switch (code) {
    case 'no-credentials':
      return {
        text: "ERROR: Please run 'az login' to setup account.\nIn the lab: cloud key create --account <name> --name <what for> --scope compute:write --use",
        code: 1,
      };
    case 'key-invalid':
      return { text: `ERROR: AADSTS7000215: Invalid client secret provided. ${message}`, code: 1 };
    case 'key-expired':
      return {
        text: `ERROR: AADSTS7000222: The provided client secret keys are expired. ${message}`,
        code: 1,
      };
    case 'denied': {
      const { account, key } = call.actor;
      return {
        text: `ERROR: (AuthorizationFailed) The client '${key.id}' does not have authorization to perform action '${command.operation}' over scope '/subscriptions/${account.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.\nCode: AuthorizationFailed\nMessage: ${message}`,
        code: 1,
      };
    }
    case 'missing': {
      const name = message.startsWith('Resource group') ? 'ResourceGroupNotFound' : 'ResourceNotFound';
      return { text: `ERROR: (${name}) ${message}\nCode: ${name}\nMessage: ${message}`, code: 3 };
    }
    case 'file-invalid':
      return { text: `ERROR: ${message}`, code: 1 };
    default:
      return {
        text: `ERROR: (${CODES[code]}) ${message}\nCode: ${CODES[code]}\nMessage: ${message}`,
        code: 1,
      };
  }
}

const named = ({ name, short }: OptionSpec) => (short === undefined ? `--${name}` : `--${name}/-${short}`);

/** Words for a command line that is wrong: exit code 2. */
export function azBadWords(problem: WordProblem | string, command: CloudCommand): Refusal {
  const text = (words: string): Refusal => ({
    text: `${words}\n\nTo learn what it takes: az ${command.path} --help`,
    code: 2,
  });
  if (typeof problem === 'string') return text(problem);
  switch (problem.wrong) {
    case 'unknown':
      return text(`unrecognized arguments: ${problem.word}`);
    case 'no-value':
      return text(
        `argument ${named(problem.spec)}: expected ${problem.spec.kind === 'many' ? 'at least one' : 'one'} argument`,
      );
    case 'missing':
      return text(`the following arguments are required: ${problem.specs.map(named).join(', ')}`);
  }
}

/** Words for a command that the lab does not have: what there is. */
export function azUnknown(words: readonly string[], commands: readonly CloudCommand[]): Refusal {
  const typed = words.filter((word) => !word.startsWith('-'));
  const group = [2, 1]
    .map((length) => typed.slice(0, length).join(' '))
    .find((begin) => begin !== '' && commands.some(({ path }) => path.startsWith(`${begin} `)));
  const own = commands.filter(({ path }) => group === undefined || path.startsWith(`${group} `));
  const bad = typed.find((word) => !(group ?? '').split(' ').includes(word));
  const list = own.map(({ path }) => `\n  az ${path}`).join('');
  return {
    text: `${bad === undefined ? 'A command is missing.' : `'${bad}' is misspelled or not recognized by the system.`}\n\nThe lab's az has these commands:${list}`,
    code: 2,
  };
}
