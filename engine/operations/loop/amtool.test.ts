import { describe, expect, it } from 'vitest';
import { FileSystem } from '../../core/file-system';
import type { ProgramIo } from '../../core/lab-program';
import { sentMessages } from './alert-log';
import { type AskGithub, amtoolWith } from './amtool';

const CONFIG = `route:
  receiver: nobody
  routes:
    - receiver: retrain
      matchers: ['alertname="LeaversMissed"']
      continue: true
    - receiver: ticket
      matchers: ['severity="ticket"']
receivers:
  - name: nobody
  - name: ticket
    webhook_configs: [{ url: http://tickets.example.org/alerts }]
  - name: retrain
    webhook_configs:
      - url: http://relay:9095/sam-field/scores/leavers-missed
        http_config: { authorization: { credentials_file: /etc/alertmanager/relay-token } }
`;

async function typed(
  args: readonly string[],
  config: string | null = CONFIG,
  ask: AskGithub = async () => [7],
) {
  const clock = { now: () => 1000 };
  const fs = new FileSystem(clock);
  fs.makeFolder('/workspace/monitoring');
  if (config !== null) fs.write('/workspace/monitoring/alertmanager.yml', config);
  const said = { out: '', err: '' };
  const io = {
    args,
    cwd: '/workspace',
    fs,
    clock,
    stdout: (text: string) => {
      said.out += text;
    },
    stderr: (text: string) => {
      said.err += text;
    },
  } as unknown as ProgramIo;
  return { code: await amtoolWith(ask)(io), ...said, sent: sentMessages(fs) };
}

describe('amtool', () => {
  it('says where an alert would go', async () => {
    const { code, out } = await typed(['config', 'routes', 'test', 'LeaversMissed', 'severity=ticket']);
    expect([code, out]).toEqual([0, 'retrain,ticket\n']);
  });

  it('adds an alert, and each receiver is told', async () => {
    const { code, sent } = await typed(['alert', 'add', 'LeaversMissed', 'severity=ticket']);
    expect(code).toBe(0);
    expect(sent.map(({ receiver, status, runs }) => [receiver, status, runs])).toEqual([
      ['retrain', 202, [7]],
      ['ticket', 200, []],
    ]);
  });

  it('takes down what was refused, and what nobody hears', async () => {
    const away = await typed(['alert', 'add', 'LeaversMissed'], CONFIG, async () => null);
    expect(away.sent).toMatchObject([{ receiver: 'retrain', status: 404, runs: [] }]);
    const other = await typed(['alert', 'add', 'alertname=Else']);
    expect(other.sent).toMatchObject([{ receiver: 'nobody', says: 'nobody hears it' }]);
  });

  it('says what is wrong with what was typed, and with the file', async () => {
    expect((await typed(['alert', 'add', 'a', 'b'])).code).toBe(1);
    expect((await typed(['alert', 'add', 'a'], 'route: {}')).err).toContain('alertmanager.yml');
    expect((await typed(['alert', 'add', 'a'], null)).err).toContain(
      'there is no monitoring/alertmanager.yml',
    );
    expect((await typed([])).out).toContain('usage: amtool');
  });
});
