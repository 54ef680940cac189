import { type FlagSpec, value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import { seal } from '../secrets/seal';
import { type ActionsSettings, environmentOf, readSettings, writeSettings } from '../store/settings';
import { fail, type GhAction, type GhCall } from './call';

const FLAGS: readonly FlagSpec[] = [value('body', 'b'), value('env', 'e'), value('app', 'a')];

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

type Kind = 'secret' | 'variable';
type Values = Readonly<Record<string, string>>;

/** The secrets or variables of the repository, or of one of its environments. */
function valuesOf(call: GhCall, kind: Kind): Values {
  const settings = readSettings(call.io.fs, call.folder);
  const from = call.get('env') === undefined ? settings : environmentOf(settings, call.get('env')!);
  return kind === 'secret' ? from.secrets : from.variables;
}

function keep(call: GhCall, kind: Kind, values: Values): void {
  const settings = readSettings(call.io.fs, call.folder);
  const changed = kind === 'secret' ? { secrets: { ...values } } : { variables: { ...values } };
  const environment = call.get('env');
  const next: ActionsSettings =
    environment === undefined
      ? { ...settings, ...changed }
      : {
          ...settings,
          environments: {
            ...settings.environments,
            [environment]: { ...environmentOf(settings, environment), ...changed },
          },
        };
  writeSettings(call.io.fs, call.folder, next);
}

function checkedName(name: string | undefined, kind: Kind): string {
  if (name === undefined) return fail(`must pass name argument`);
  if (!NAME.test(name) || /^GITHUB_/i.test(name))
    fail(
      `failed to set ${kind} "${name}": HTTP 422: ${kind === 'secret' ? 'Secret' : 'Variable'} names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_). GITHUB_ is reserved.`,
    );
  return name.toUpperCase();
}

const where = (call: GhCall) =>
  call.get('env') === undefined ? call.repository : `environment ${call.get('env')} on ${call.repository}`;

const setter = (kind: Kind): GhAction => ({
  name: `${kind} set`,
  summary: `Create or update ${kind}s`,
  usage: `gh ${kind} set <${kind}-name> [flags]`,
  flags: FLAGS,
  async run(call) {
    const name = checkedName(call.operands[0], kind);
    const value = call.get('body') ?? call.io.stdin.replace(/\n$/, '');
    if (value === '') fail(`give the value by --body, or on standard input: gh ${kind} set ${name} < file`);
    const kept = kind === 'secret' ? seal(value, call.folder, call.io.rng) : value;
    const isNew = !Object.hasOwn(valuesOf(call, kind), name);
    keep(call, kind, { ...valuesOf(call, kind), [name]: kept });
    if (call.isTty)
      call.line(
        kind === 'secret'
          ? `✓ Set Actions secret ${name} for ${where(call)}`
          : `✓ ${isNew ? 'Created' : 'Updated'} variable ${name} for ${where(call)}`,
      );
    return 0;
  },
});

const lister = (kind: Kind): GhAction => ({
  name: `${kind} list`,
  summary: `List ${kind}s`,
  usage: `gh ${kind} list [flags]`,
  flags: FLAGS,
  async run(call) {
    const values = Object.entries(valuesOf(call, kind)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (values.length === 0) fail(`no ${kind}s found`);
    const rows = values.map(([name, value]) => (kind === 'secret' ? [name] : [name, value]));
    if (call.isTty)
      for (const row of aligned([kind === 'secret' ? ['NAME'] : ['NAME', 'VALUE'], ...rows])) call.line(row);
    else for (const row of rows) call.line(row.join('\t'));
    return 0;
  },
});

const remover = (kind: Kind): GhAction => ({
  name: `${kind} delete`,
  summary: `Delete ${kind}s`,
  usage: `gh ${kind} delete <${kind}-name> [flags]`,
  flags: FLAGS,
  async run(call) {
    const name = (call.operands[0] ?? fail('must pass name argument')).toUpperCase();
    const { [name]: gone, ...rest } = valuesOf(call, kind);
    if (gone === undefined) fail(`failed to delete ${kind} ${name}: HTTP 404: Not Found`);
    keep(call, kind, rest);
    if (call.isTty)
      call.line(`✓ Deleted ${kind === 'secret' ? 'Actions secret' : 'variable'} ${name} from ${where(call)}`);
    return 0;
  },
});

const variableGet: GhAction = {
  name: 'variable get',
  summary: 'Get variables',
  usage: 'gh variable get <variable-name> [flags]',
  flags: FLAGS,
  async run(call) {
    const name = (call.operands[0] ?? fail('must pass name argument')).toUpperCase();
    call.line(valuesOf(call, 'variable')[name] ?? fail(`variable ${name} was not found`));
    return 0;
  },
};

/** `gh secret …` and `gh variable …`. */
export const VALUE_COMMANDS: readonly GhAction[] = [
  setter('secret'),
  lister('secret'),
  remover('secret'),
  setter('variable'),
  variableGet,
  lister('variable'),
  remover('variable'),
];
