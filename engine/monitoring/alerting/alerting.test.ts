import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcher } from '../metrics/matcher';
import type { Alert, AlertState } from '../rules/active-alerts';
import { Alertmanager } from './alertmanager';
import { parseAlertmanagerConfig } from './alertmanager-config';
import { routesFor } from './route';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const CONFIG = `
route:
  receiver: ticket
  group_by: [alertname, service]
  routes:
    - receiver: pager
      matchers: ['severity="page"']
      routes:
        - receiver: night
          matchers: ['{team=~"a|b", shift!="day"}']
          group_by: ['...']
    - receiver: audit
      matchers: [audit=yes]
      continue: true
    - receiver: ticket
      matchers: [severity=ticket]
inhibit_rules:
  - source_matchers: [severity="page"]
    target_matchers: [severity="ticket"]
    equal: [service]
receivers:
  - name: pager
    pagerduty_configs: [{ routing_key: x }]
  - name: night
  - name: audit
  - name: ticket
    email_configs: [{ to: a@example.org }]
`;

function alert(name: string, labels: Record<string, string>, state: AlertState, firedAt = 0): Alert {
  return {
    name,
    labels: { alertname: name, ...labels },
    annotations: {},
    state,
    value: 1,
    activeAt: firedAt,
    firedAt,
    resolvedAt: state === 'inactive' ? firedAt : null,
  };
}
const manager = () => new Alertmanager(parseAlertmanagerConfig(CONFIG, 'alertmanager.yml'));
const page = (state: AlertState, firedAt = 0) =>
  alert('Down', { severity: 'page', service: 'api' }, state, firedAt);
const briefly = (sent: ReturnType<Alertmanager['advance']>) =>
  sent.map(({ time, receiver, status, reason }) => `${time / SECOND} ${receiver} ${status} ${reason}`);

describe('the time of messages', () => {
  it('waits for the group, tells of changes at its interval, repeats after four hours, and tells when it is over', () => {
    const alertmanager = manager();
    alertmanager.receive([page('firing')], 0);
    expect(alertmanager.advance(29_999)).toEqual([]);
    expect(briefly(alertmanager.advance(30_000))).toEqual(['30 pager firing new']);
    expect(briefly(alertmanager.advance(4 * HOUR + 30 * SECOND))).toEqual([]);
    // The first look after four hours have passed, five minutes apart from the first.
    expect(briefly(alertmanager.advance(4 * HOUR + 6 * MINUTE))).toEqual(['14730 pager firing repeat']);
    alertmanager.receive([page('inactive', 15_000 * SECOND)], 15_000 * SECOND);
    expect(briefly(alertmanager.advance(16_000 * SECOND))).toEqual(['15030 pager resolved resolved']);
    expect(alertmanager.advance(40_000 * SECOND)).toEqual([]);
  });

  it('a second alert of a group is told of with the first, at the interval', () => {
    const alertmanager = manager();
    alertmanager.receive([page('firing')], 0);
    alertmanager.advance(30_000);
    const other = alert('Down', { severity: 'page', service: 'api', pod: '2' }, 'firing', 60_000);
    alertmanager.receive([page('firing'), other], 60_000);
    const [message] = alertmanager.advance(10 * MINUTE);
    expect(message).toMatchObject({ time: 330_000, reason: 'changed', groupLabels: { service: 'api' } });
    expect(message!.firing).toHaveLength(2);
  });

  it('an alert that comes and goes within the wait tells nobody', () => {
    const alertmanager = manager();
    alertmanager.receive([page('firing')], 0);
    alertmanager.receive([page('inactive', 20_000)], 20_000);
    expect(alertmanager.advance(HOUR)).toEqual([]);
  });

  it('mail is not told of the end by default, a pager is', () => {
    const alertmanager = manager();
    const ticket = (state: AlertState) => alert('Slow', { severity: 'ticket', service: 'web' }, state);
    alertmanager.receive([ticket('firing')], 0);
    expect(briefly(alertmanager.advance(MINUTE))).toEqual(['30 ticket firing new']);
    alertmanager.receive([ticket('inactive')], MINUTE);
    expect(alertmanager.advance(HOUR)).toEqual([]);
  });

  it('pending alerts are never told of', () => {
    const alertmanager = manager();
    alertmanager.receive([page('pending')], 0);
    expect(alertmanager.advance(HOUR)).toEqual([]);
  });
});

describe('who is told', () => {
  const { route } = parseAlertmanagerConfig(CONFIG, 'alertmanager.yml');
  it.each([
    [{ severity: 'page' }, ['pager']],
    [{ severity: 'page', team: 'a' }, ['night']],
    [{ severity: 'page', team: 'a', shift: 'day' }, ['pager']],
    [{ audit: 'yes', severity: 'ticket' }, ['audit', 'ticket']],
    [{ audit: 'yes' }, ['audit']],
    [{}, ['ticket']],
  ])('%j: %j', (labels, receivers) => {
    expect(routesFor(route, labels).map(({ receiver }) => receiver)).toEqual(receivers);
  });

  it('a page inhibits the tickets of its service and no other', () => {
    const alertmanager = manager();
    const ticket = (service: string) => alert('Slow', { severity: 'ticket', service }, 'firing');
    alertmanager.receive([page('firing'), ticket('api'), ticket('web')], 0);
    const sent = alertmanager.advance(MINUTE);
    expect(sent.map((one) => `${one.receiver} ${one.groupLabels.service}`).sort()).toEqual([
      'pager api',
      'ticket web',
    ]);
    expect(alertmanager.heldBack(ticket('api').labels, MINUTE)).toBe('inhibited');
  });

  it('a silence holds back while it lasts, and what still fires is told of after it', () => {
    const alertmanager = manager();
    alertmanager.silence({
      id: '1',
      matchers: [matcher('service', '=', 'api')],
      startsAt: 0,
      endsAt: HOUR,
      createdBy: 'me',
      comment: 'maintenance',
    });
    alertmanager.receive([page('firing')], 0);
    expect(alertmanager.advance(HOUR - 1)).toEqual([]);
    expect(briefly(alertmanager.advance(2 * HOUR))).toEqual(['3630 pager firing new']);
    alertmanager.expire('1', HOUR / 2);
    expect(alertmanager.silences[0]!.endsAt).toBe(HOUR / 2);
  });
});

describe('properties', () => {
  it('no group is told of more often than its interval, nor before its wait', () => {
    const step = fc.tuple(
      fc.integer({ min: 1, max: 900 }),
      fc.constantFrom('firing' as const, 'inactive' as const),
      fc.nat(2),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const alertmanager = manager();
        let time = 0;
        const first = new Map<number, number>();
        const sent = steps.flatMap(([seconds, state, pod]) => {
          time += seconds * SECOND;
          const before = alertmanager.advance(time);
          if (state === 'firing' && !first.has(0)) first.set(0, time);
          alertmanager.receive(
            [alert('Down', { severity: 'page', service: 'api', pod: String(pod) }, state, time)],
            time,
          );
          return before;
        });
        sent.forEach(({ time: at }, i) => {
          expect(at).toBeGreaterThanOrEqual(first.get(0)! + 30_000);
          // A group that emptied begins anew, with a wait of its own.
          if (i > 0) expect(at - sent[i - 1]!.time).toBeGreaterThanOrEqual(30_000);
        });
        expect(sent.every(({ receiver }) => receiver === 'pager')).toBe(true);
      }),
    );
  });
});

describe('the configuration', () => {
  it.each([
    ['route: {}\nreceivers: []', /the first route names a receiver/],
    ['route: { receiver: a }\nreceivers: [{ name: b }]', /no receiver a; there are b/],
    ['route: { receiver: a, group_wait: soon }\nreceivers: [{ name: a }]', /"soon" is no duration/],
    ['route: { receiver: a, matchers: [x] }\nreceivers: [{ name: a }]', /no matchers/],
    ['route: { receiver: a, routes: [{ matchers: ["x"] }] }\nreceivers: [{ name: a }]', /is no matcher/],
    [
      'route: { receiver: a, routes: [{ matchers: ["x=~["] }] }\nreceivers: [{ name: a }]',
      /routes\.0.*regular expression/,
    ],
    ['route: { receiver: a, group_wayt: 5m }\nreceivers: [{ name: a }]', /group_wayt/],
    ['route: { receiver: a }\nreceivers: [{ name: a }, { name: a }]', /a is there twice/],
    ['route: [', /no YAML/],
  ])('%s', (text, message) => expect(() => parseAlertmanagerConfig(text, 'am.yml')).toThrow(message));
});
