import { messageOf } from '../../core/errors';
import { resolvePath } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import {
  type AlertmanagerConfig,
  parseAlertmanagerConfig,
  type Route,
} from '../../monitoring/alerting/alertmanager-config';
import { routesFor } from '../../monitoring/alerting/route';
import { MonitoringError } from '../../monitoring/errors';
import type { Labels } from '../../monitoring/metrics/labels';
import { noteSent } from './alert-log';
import { type Dispatch, leadsToRelay, relayed } from './relay';

/** The configuration of the lab's Alertmanager. */
const CONFIG = `${WORKSPACE_ROOT}/monitoring/alertmanager.yml`;

const HELP = `usage: amtool <command> [<args> ...]

View and modify the state of an Alertmanager. In the lab:

  alert add [<labels>...]            Add a new alert: its name first, then name=value.
  config routes test [<labels>...]   The receivers that an alert with these labels goes to.

Flags:
  -h, --help                Show this help.
      --config.file=FILE    The configuration; monitoring/alertmanager.yml when absent.
      --alertmanager.url=…  Taken, and of no matter: the lab has one Alertmanager.
`;

/** Asks GitHub for a `repository_dispatch`; the runs that it starts, or null where there is no such repository. */
export type AskGithub = (io: ProgramIo, dispatch: Dispatch) => Promise<readonly number[] | null>;

/** `amtool`: adds an alert to the lab's Alertmanager, which tells its receivers at once, or says where one would go. */
export const amtoolWith =
  (ask: AskGithub): LabProgram =>
  async (io) => {
    const words = io.args.filter((word) => !word.startsWith('--'));
    const file = io.args.find((word) => word.startsWith('--config.file='))?.slice('--config.file='.length);
    const command = words.slice(0, 3).join(' ');
    const isAdd = command.startsWith('alert add');
    if (!isAdd && command !== 'config routes test') {
      io.stdout(HELP);
      return words.length === 0 || io.args.includes('--help') || io.args.includes('-h') ? 0 : 1;
    }
    const labels = labelsOf(words.slice(isAdd ? 2 : 3));
    if (labels === null) {
      io.stderr('amtool: error: labels are name=value, and an alert needs a name\n');
      return 1;
    }
    const path = file === undefined ? CONFIG : resolvePath(io.cwd, file);
    const shown = path.replace(`${WORKSPACE_ROOT}/`, '');
    if (!io.fs.isFile(path)) {
      io.stderr(`amtool: error: there is no ${shown}\n`);
      return 1;
    }
    try {
      const config = parseAlertmanagerConfig(io.fs.readText(path), shown);
      const routes = routesFor(config.route, labels);
      if (isAdd) for (const route of routes) await tell(io, ask, config, route, labels);
      else io.stdout(`${routes.map(({ receiver }) => receiver).join(',')}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof MonitoringError)) throw error;
      io.stderr(`amtool: error: ${messageOf(error)}\n`);
      return 1;
    }
  };

/** Tells the receiver of a route of an alert, and takes down what it answered. */
async function tell(
  io: ProgramIo,
  ask: AskGithub,
  { receivers }: AlertmanagerConfig,
  { receiver }: Route,
  labels: Labels,
): Promise<void> {
  const at = io.clock.now();
  const sent = { at, alertname: labels.alertname ?? '', receiver };
  const webhooks = receivers.find(({ name }) => name === receiver)?.webhooks ?? [];
  if (webhooks.length === 0)
    noteSent(io.fs, { ...sent, url: '', status: 0, says: 'nobody hears it', runs: [] });
  for (const webhook of webhooks) {
    const { url } = webhook;
    if (!leadsToRelay(webhook)) {
      noteSent(io.fs, { ...sent, url, status: 200, says: 'a person is told', runs: [] });
      continue;
    }
    const message = {
      time: at,
      status: 'firing' as const,
      firing: [{ labels, firedAt: at }],
      resolved: [],
    };
    const { status, says, dispatch } = relayed(webhook, message);
    const runs = dispatch ? await ask(io, dispatch) : [];
    noteSent(io.fs, {
      ...sent,
      url,
      status: runs === null ? 404 : status,
      says: runs === null ? 'GitHub has no such repository' : says,
      runs: runs ?? [],
    });
  }
}

/** `LeaversMissed severity=ticket`; a name alone is that of the alert. */
function labelsOf(words: readonly string[]): Labels | null {
  const pairs = words.map((word, at): readonly [string, string] | null => {
    const [, name, value] = /^([a-zA-Z_][a-zA-Z0-9_]*)=(.*)$/.exec(word) ?? [];
    if (name !== undefined) return [name, value!.replace(/^"(.*)"$/, '$1')];
    return at === 0 ? ['alertname', word] : null;
  });
  if (pairs.some((pair) => pair === null)) return null;
  const labels = Object.fromEntries(pairs as (readonly [string, string])[]);
  return labels.alertname === undefined ? null : labels;
}
