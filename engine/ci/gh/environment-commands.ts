import { flag, list, value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import { environmentOf, readSettings, writeSettings } from '../store/settings';
import { fail, type GhAction } from './call';

const rulesText = (reviewers: readonly string[], minutes: number, branches: readonly string[]): string =>
  [
    reviewers.length > 0 ? `reviewed by ${reviewers.join(' or ')}` : '',
    minutes > 0 ? `waits ${minutes} min` : '',
    branches.length > 0 ? `from ${branches.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ') || 'no rules';

/**
 * `gh environment …`. The lab's own: GitHub has this on the page of a repository's settings, and `gh` by its API alone
 * (`gh api -X PUT repos/{owner}/{repo}/environments/{name}`).
 */
export const ENVIRONMENT_COMMANDS: readonly GhAction[] = [
  {
    name: 'environment list',
    summary: 'List environments (as the page “Environments” of the settings)',
    usage: 'gh environment list',
    flags: [],
    async run(call) {
      const { environments } = readSettings(call.io.fs, call.folder);
      const rows = Object.entries(environments).map(([name, { reviewers, waitMinutes, branches }]) => [
        name,
        rulesText(reviewers, waitMinutes, branches),
      ]);
      if (rows.length === 0) fail('no environments found');
      if (call.isTty) for (const row of aligned([['NAME', 'RULES'], ...rows])) call.line(row);
      else for (const row of rows) call.line(row.join('\t'));
      return 0;
    },
  },
  {
    name: 'environment set',
    summary: 'Create an environment or replace its rules (as the page “Environments” of the settings)',
    usage:
      'gh environment set <name> [--reviewer <login>]… [--wait-minutes <n>] [--branch <pattern>]… [--prevent-self-review]',
    flags: [
      list('reviewer', 'r'),
      value('wait-minutes', 'w'),
      list('branch', 'b'),
      flag('prevent-self-review'),
    ],
    async run(call) {
      const name = call.operands[0] ?? fail('must pass name argument');
      const minutes = Number(call.get('wait-minutes') ?? 0);
      if (!Number.isInteger(minutes) || minutes < 0)
        fail(`--wait-minutes takes whole minutes; "${call.get('wait-minutes')}" is none`);
      const settings = readSettings(call.io.fs, call.folder);
      const key = Object.keys(settings.environments).find((one) => one.toLowerCase() === name.toLowerCase());
      writeSettings(call.io.fs, call.folder, {
        ...settings,
        environments: {
          ...settings.environments,
          [key ?? name]: {
            ...environmentOf(settings, name),
            reviewers: [...call.all('reviewer')],
            waitMinutes: minutes,
            branches: [...call.all('branch')],
            preventSelfReview: call.has('prevent-self-review'),
          },
        },
      });
      if (call.isTty) call.line(`✓ ${key === undefined ? 'Created' : 'Updated'} environment ${key ?? name}`);
      return 0;
    },
  },
  {
    name: 'environment delete',
    summary: 'Delete an environment with its secrets and variables',
    usage: 'gh environment delete <name>',
    flags: [],
    async run(call) {
      const name = call.operands[0] ?? fail('must pass name argument');
      const settings = readSettings(call.io.fs, call.folder);
      const { [name]: gone, ...environments } = settings.environments;
      if (gone === undefined) fail(`failed to delete environment ${name}: HTTP 404: Not Found`);
      writeSettings(call.io.fs, call.folder, { ...settings, environments });
      if (call.isTty) call.line(`✓ Deleted environment ${name}`);
      return 0;
    },
  },
];
