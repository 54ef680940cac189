import { type CloudCommand, UsageError } from '../command';
import { readIni, setIni } from '../ini-file';
import { AWS_CONFIG, AWS_CREDENTIALS, configSection, profileOf, settingOf } from './aws-settings';

const SECRET = ['aws_access_key_id', 'aws_secret_access_key'];
const NAMES = [...SECRET, 'region', 'output'];

const checked = (name: string) => {
  if (!NAMES.includes(name))
    throw new UsageError(`${name} is no setting of the lab's aws. It has ${NAMES.join(', ')}.`);
  return name;
};

/** All but the end of a secret. */
const masked = (text: string) => `****************${text.slice(-4)}`;

/** Settings of the program, and who holds its key. */
export const CONFIGURE: readonly CloudCommand[] = [
  {
    path: 'configure set',
    about: 'Sets one of aws_access_key_id, aws_secret_access_key, region, output.',
    operation: 'configure',
    demand: null,
    operands: ['NAME', 'VALUE'],
    run: ({ io, operands, option }) => {
      const [name = '', text = ''] = operands;
      const profile = profileOf(io, option);
      if (SECRET.includes(checked(name))) setIni(io.fs, AWS_CREDENTIALS, profile, name, text);
      else setIni(io.fs, AWS_CONFIG, configSection(profile), name, text);
      return null;
    },
  },
  {
    path: 'configure get',
    about: 'Shows one setting.',
    operation: 'configure',
    demand: null,
    operands: ['NAME'],
    run: ({ io, operands, option }) => {
      const name = checked(operands[0]!);
      const found = SECRET.includes(name)
        ? readIni(io.fs, AWS_CREDENTIALS)[profileOf(io, option)]?.[name]
        : settingOf(io, option, name);
      return found ?? null;
    },
  },
  {
    path: 'configure list',
    about: 'Shows where each setting is from.',
    operation: 'configure',
    demand: null,
    run: ({ io, option }) => {
      const keys = readIni(io.fs, AWS_CREDENTIALS)[profileOf(io, option)] ?? {};
      const row = (name: string, text: string | undefined, from: string) =>
        `${name.padStart(10)} ${(text ?? '<not set>').padStart(24)} ${(text === undefined ? 'None' : from).padStart(16)}\n`;
      const secret = (name: string) => (keys[name] === undefined ? undefined : masked(keys[name]));
      return [
        row('Name', 'Value', 'Type'),
        row('----', '-----', '----'),
        row('profile', profileOf(io, option), 'profile'),
        row('access_key', secret('aws_access_key_id'), 'shared-credentials-file'),
        row('secret_key', secret('aws_secret_access_key'), 'shared-credentials-file'),
        row('region', settingOf(io, option, 'region'), 'config-file'),
      ].join('');
    },
  },
  {
    path: 'sts get-caller-identity',
    about: 'Shows whose key is used.',
    operation: 'sts:GetCallerIdentity',
    demand: null,
    run: ({ actor: { account, key } }) => ({
      value: { UserId: key.id, Account: account.id, Arn: `arn:aws:iam::${account.id}:user/${key.name}` },
    }),
  },
];
