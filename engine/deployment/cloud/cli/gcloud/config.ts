import { parentOf, resolvePath } from '../../../../core/file-system';
import { type CloudCommand, UsageError } from '../command';
import { readIni, setIni } from '../ini-file';
import { required } from '../read-words';
import { GCLOUD_CONFIG, GCLOUD_KEY, gcloudSetting, keyFile } from './gcloud-settings';

const NAMES = ['project', 'account', 'compute/zone', 'compute/region'];

const checked = (name: string) => {
  const plain = name.replace(/^core\//, '');
  if (!NAMES.includes(plain))
    throw new UsageError(`${name} is no property of the lab's gcloud. It has ${NAMES.join(', ')}.`);
  return plain;
};

const placeOf = (name: string) =>
  name.includes('/') ? (name.split('/') as [string, string]) : (['core', name] as const);

/** Properties of the program, whose key it uses, and projects. */
export const CONFIG: readonly CloudCommand[] = [
  {
    path: 'config set',
    about: 'Sets a property: project, compute/zone, compute/region.',
    operation: 'config',
    demand: null,
    operands: ['PROPERTY', 'VALUE'],
    run: ({ io, operands: [name = '', text = ''] }) => {
      const [section, key] = placeOf(checked(name));
      setIni(io.fs, GCLOUD_CONFIG, section, key, text);
      io.stderr(`Updated property [${section}/${key}].\n`);
      return null;
    },
  },
  {
    path: 'config get-value',
    about: 'Shows a property.',
    operation: 'config',
    demand: null,
    operands: ['PROPERTY'],
    run: ({ io, operands: [name = ''] }) => {
      const found = gcloudSetting(io, checked(name));
      if (found === undefined) io.stderr('(unset)\n');
      return found ?? null;
    },
  },
  {
    path: 'config list',
    about: 'Shows all properties.',
    operation: 'config',
    demand: null,
    run: ({ io }) =>
      Object.entries(readIni(io.fs, GCLOUD_CONFIG))
        .map(
          ([section, pairs]) =>
            `[${section}]\n${Object.entries(pairs)
              .map(([key, text]) => `${key} = ${text}\n`)
              .join('')}`,
        )
        .join(''),
  },
  {
    path: 'auth activate-service-account',
    about: 'Uses the key of a file from now on.',
    operation: 'auth',
    demand: null,
    options: [required('key-file')],
    run: ({ io, option }) => {
      const path = resolvePath(io.cwd, option('key-file')!);
      const key = keyFile(io, path);
      if (key === undefined)
        throw new UsageError(
          `argument --key-file: ${option('key-file')} is no key file of a service account.`,
        );
      io.fs.makeFolder(parentOf(GCLOUD_KEY));
      io.fs.write(GCLOUD_KEY, io.fs.readText(path));
      setIni(io.fs, GCLOUD_CONFIG, 'core', 'account', key.client_email);
      io.stderr(`Activated service account credentials for: [${key.client_email}]\n`);
      return null;
    },
  },
  {
    path: 'auth list',
    about: 'Shows whose key is used.',
    operation: 'auth',
    demand: null,
    run: ({ actor: { account, key } }) => {
      const rows = [{ account: `${key.name}@${account.id}.iam.gserviceaccount.com`, status: 'ACTIVE' }];
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['ACTIVE', () => '*'],
          ['ACCOUNT', (row: Row) => row.account],
        ],
      };
    },
  },
  {
    path: 'projects list',
    about: 'Lists the projects that the key is for.',
    operation: 'resourcemanager.projects.list',
    demand: null,
    run: ({ actor: { account } }) => {
      const rows = [{ projectId: account.id, name: account.name, lifecycleState: 'ACTIVE' }];
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['PROJECT_ID', (row: Row) => row.projectId],
          ['NAME', (row: Row) => row.name],
        ],
      };
    },
  },
];
