import { describe, expect, it } from 'vitest';
import type { Notification } from '../../monitoring/alerting/alertmanager';
import { parseAlertmanagerConfig, type Webhook } from '../../monitoring/alerting/alertmanager-config';
import { leadsToRelay, RELAY_TOKEN_FILE, relayed } from './relay';

const webhook = (url: string, more: Partial<Webhook> = {}): Webhook => ({
  url,
  sendsResolved: true,
  credentials: null,
  credentialsFile: RELAY_TOKEN_FILE,
  ...more,
});
const at = Date.UTC(2026, 2, 28, 12);
const message = {
  time: at,
  receiver: 'retrain',
  status: 'firing',
  reason: 'new',
  groupLabels: {},
  firing: [{ labels: { alertname: 'LeaversMissed' }, firedAt: at }],
  resolved: [],
} as unknown as Notification;

describe('the relay', () => {
  it('makes a repository_dispatch of a message', () => {
    expect(relayed(webhook('http://relay:9095/sam-field/scores/leavers-missed'), message)).toEqual({
      status: 202,
      says: 'repository_dispatch leavers-missed of sam-field/scores',
      dispatch: {
        owner: 'sam-field',
        name: 'scores',
        eventType: 'leavers-missed',
        payload: { status: 'firing', alertname: 'LeaversMissed', starts_at: '2026-03-28T12:00Z', alerts: 1 },
      },
    });
  });

  it.each([
    ['no token', webhook('http://relay:9095/a/b/c', { credentialsFile: null }), 401],
    [
      'a token in the file',
      webhook('http://relay:9095/a/b/c', { credentialsFile: null, credentials: 'x' }),
      401,
    ],
    ['another file', webhook('http://relay:9095/a/b/c', { credentialsFile: '/tmp/token' }), 401],
    ['no event type', webhook('http://relay:9095/a/b'), 404],
    ['too many parts', webhook('http://relay:9095/a/b/c/d'), 404],
    ['a type that is too long', webhook(`http://relay:9095/a/b/${'c'.repeat(101)}`), 400],
  ])('refuses %s', (_what, given, status) => {
    expect(relayed(given, message)).toMatchObject({ status, dispatch: null });
  });

  it('is told apart from those who are people', () => {
    expect(leadsToRelay(webhook('http://relay:9095/a/b/c'))).toBe(true);
    expect(leadsToRelay(webhook('http://tickets.example.org/new'))).toBe(false);
    expect(leadsToRelay(webhook('nonsense'))).toBe(false);
  });

  it('reads its webhooks out of the configuration of an Alertmanager', () => {
    const config = parseAlertmanagerConfig(
      `route: { receiver: loop }
receivers:
  - name: loop
    webhook_configs:
      - url: http://relay:9095/a/b/c
        send_resolved: false
        http_config: { authorization: { credentials_file: ${RELAY_TOKEN_FILE} } }
      - url: http://pager.example.org/alerts
  - name: mail
    email_configs: [{ to: someone@example.org }]`,
      'alertmanager.yml',
    );
    expect(config.receivers.map(({ webhooks }) => webhooks)).toEqual([
      [
        webhook('http://relay:9095/a/b/c', { sendsResolved: false }),
        webhook('http://pager.example.org/alerts', { credentialsFile: null }),
      ],
      [],
    ]);
  });
});
