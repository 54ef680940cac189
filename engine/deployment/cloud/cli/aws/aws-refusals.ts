import type { CloudError, CloudErrorCode } from '../../errors';
import type { CloudCommand, CommandCall } from '../command';
import type { WordProblem } from '../read-words';
import type { Refusal } from '../run-cli';

const USAGE = `
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

`;

/** Codes of what each service says. */
const CODES: Readonly<Record<string, Partial<Record<CloudErrorCode, string>>>> = {
  eks: {
    missing: 'ResourceNotFoundException',
    exists: 'ResourceInUseException',
    'in-use': 'ResourceInUseException',
    invalid: 'InvalidParameterException',
    denied: 'AccessDeniedException',
  },
  ec2: {
    missing: 'InvalidInstanceID.NotFound',
    exists: 'InvalidParameterValue',
    'in-use': 'OperationNotPermitted',
    invalid: 'InvalidParameterValue',
    denied: 'UnauthorizedOperation',
  },
  s3: {
    missing: 'NoSuchBucket',
    exists: 'BucketAlreadyOwnedByYou',
    'in-use': 'BucketNotEmpty',
    invalid: 'InvalidBucketName',
    denied: 'AccessDenied',
  },
  elasticloadbalancing: {
    missing: 'LoadBalancerNotFound',
    exists: 'DuplicateLoadBalancerName',
    invalid: 'ValidationError',
    denied: 'AccessDenied',
  },
  ecr: {
    missing: 'RepositoryNotFoundException',
    exists: 'RepositoryAlreadyExistsException',
    invalid: 'InvalidParameterException',
    denied: 'AccessDeniedException',
  },
};

const OTHERWISE: Readonly<Record<CloudErrorCode, string>> = {
  'file-invalid': 'InternalFailure',
  'no-credentials': '',
  'key-invalid': 'UnrecognizedClientException',
  'key-expired': 'ExpiredTokenException',
  denied: 'AccessDeniedException',
  missing: 'ResourceNotFoundException',
  exists: 'ResourceInUseException',
  'in-use': 'ResourceInUseException',
  invalid: 'ValidationException',
};

/** Words for what a service refuses: exit code 254; without a key or a region, 253. */
export function awsRefused(error: CloudError, command: CloudCommand, call: CommandCall): Refusal {
  if (error.code === 'file-invalid') return { text: error.message, code: 255 };
  if (error.code === 'no-credentials') {
    const isRegion = error.message.includes('region');
    const text = isRegion
      ? error.message
      : 'Unable to locate credentials. You can configure credentials by running "aws configure".\nIn the lab: cloud key create --account <name> --name <what for> --scope compute:write --use';
    return { text: `\n${text}`, code: 253 };
  }
  const [service = '', operation = ''] = command.operation.split(':');
  const code = CODES[service]?.[error.code] ?? OTHERWISE[error.code];
  return {
    text: `\nAn error occurred (${code}) when calling the ${operation} operation: ${messageOf(error, command, call)}`,
    code: 254,
  };
}

function messageOf(error: CloudError, command: CloudCommand, call: CommandCall): string {
  if (error.code === 'key-invalid')
    return `The security token included in the request is invalid. ${error.message}`;
  if (error.code === 'key-expired')
    return `The security token included in the request is expired. ${error.message}`;
  if (error.code !== 'denied') return error.message;
  const { account, key } = call.actor;
  return `User: arn:aws:iam::${account.id}:user/${key.name} is not authorized to perform: ${command.operation} because no identity-based policy allows the ${command.operation} action. ${error.message}`;
}

/** Words for a command line that is wrong: exit code 252. */
export function awsBadWords(problem: WordProblem | string): Refusal {
  const text = (words: string): Refusal => ({ text: `${USAGE}aws: error: ${words}`, code: 252 });
  if (typeof problem === 'string') return text(problem);
  switch (problem.wrong) {
    case 'unknown':
      return { text: `\nUnknown options: ${problem.word}`, code: 252 };
    case 'no-value':
      return text(
        `argument --${problem.spec.name}: expected ${problem.spec.kind === 'many' ? 'at least one argument' : 'one argument'}`,
      );
    case 'missing':
      return text(
        `the following arguments are required: ${problem.specs.map(({ name }) => `--${name}`).join(', ')}`,
      );
  }
}

/** Words for a service or an operation that the lab does not have: what there is. */
export function awsUnknown(words: readonly string[], commands: readonly CloudCommand[]): Refusal {
  const services = [...new Set(commands.map(({ path }) => path.split(' ')[0]!))];
  const service = words.find((word) => !word.startsWith('-')) ?? '';
  const own = commands
    .filter(({ path }) => path.startsWith(`${service} `))
    .map(({ path }) => path.split(' ')[1]!);
  const [what, choices] = own.length > 0 ? ['operation', own] : ['command', services];
  const list = choices.map((choice) => `\n${choice}`).join('');
  return {
    text: `${USAGE}aws: error: argument ${what}: Invalid choice, valid choices in the lab are:\n${list}`,
    code: 252,
  };
}
