import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container, Probe } from '../objects/pod-template';
import { type Behaviour, STEADY } from './behaviour';
import { planContainer } from './container-plan';

const PLACE = { ip: '10.0.0.1', memoryLimit: 0, graceMs: 30_000 };
const BASE: Container = { name: 'web', image: 'web', imagePullPolicy: 'Always', resources: {} };

const probe = (more: Partial<Probe>): Probe => ({
  httpGet: { path: '/', port: 80 },
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
  ...more,
});

/** What the kubelet does, question by question, over an hour: the long way to the same plan. */
function asked(container: Container, behaviour: Behaviour) {
  const END = 3_600_000;
  const answers = (at: number) =>
    at >= behaviour.startMs && at < (behaviour.hangsAfterMs ?? Number.POSITIVE_INFINITY);
  const ticks = ({ initialDelaySeconds, periodSeconds }: Probe, from: number) => {
    const found: number[] = [];
    for (let at = initialDelaySeconds * 1000; at < END; at += periodSeconds * 1000)
      if (at >= from) found.push(at);
    return found;
  };
  let startedAt: number | null = 0;
  let killedAt: number | null = null;
  const { startupProbe, readinessProbe, livenessProbe } = container;
  if (startupProbe) {
    startedAt = null;
    let failures = 0;
    for (const at of ticks(startupProbe, 0)) {
      if (answers(at)) {
        startedAt = at;
        break;
      }
      if (++failures === startupProbe.failureThreshold) {
        killedAt = at;
        break;
      }
    }
  }
  let readyAt = startedAt;
  let unreadyAt: number | null = null;
  if (startedAt !== null && readinessProbe) {
    readyAt = null;
    let right = 0;
    let wrong = 0;
    for (const at of ticks(readinessProbe, startedAt)) {
      [right, wrong] = answers(at) ? [right + 1, 0] : [0, wrong + 1];
      if (readyAt === null && right === readinessProbe.successThreshold) readyAt = at;
      if (readyAt !== null && wrong === readinessProbe.failureThreshold) {
        unreadyAt = at;
        break;
      }
    }
  }
  if (startedAt !== null && livenessProbe) {
    let wrong = 0;
    for (const at of ticks(livenessProbe, startedAt)) {
      wrong = answers(at) ? 0 : wrong + 1;
      if (wrong === livenessProbe.failureThreshold) {
        killedAt = at;
        break;
      }
    }
  }
  const endAt = killedAt === null ? null : killedAt + 30_000;
  const before = (at: number | null) => (at !== null && (endAt === null || at < endAt) ? at : null);
  return { startedAt: before(startedAt), readyAt: before(readyAt), unreadyAt: before(unreadyAt), endAt };
}

describe('the plan of a container', () => {
  const probes = fc.option(
    fc.record({
      initialDelaySeconds: fc.integer({ min: 0, max: 20 }),
      periodSeconds: fc.integer({ min: 1, max: 15 }),
      failureThreshold: fc.integer({ min: 1, max: 5 }),
    }),
    { nil: undefined },
  );

  it('is what asking question by question comes to', () => {
    fc.assert(
      fc.property(
        probes,
        probes,
        probes,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 90_000 }),
        fc.option(fc.integer({ min: 0, max: 120_000 }), { nil: null }),
        (startup, readiness, liveness, successThreshold, startMs, hangsAfterMs) => {
          const container: Container = {
            ...BASE,
            ...(startup && { startupProbe: probe(startup) }),
            ...(readiness && { readinessProbe: probe({ ...readiness, successThreshold }) }),
            ...(liveness && { livenessProbe: probe(liveness) }),
          };
          const behaviour = { ...STEADY, startMs, hangsAfterMs };
          const { startedAt, readyAt, unreadyAt, end } = planContainer(container, behaviour, PLACE);
          expect({ startedAt, readyAt, unreadyAt, endAt: end?.at ?? null }).toEqual(
            asked(container, behaviour),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('kills what starts slowly by its liveness probe, unless a startup probe gives it the time', () => {
    const slow = { ...STEADY, startMs: 45_000, stopMs: 0 };
    const container = { ...BASE, livenessProbe: probe({}) };
    expect(planContainer(container, slow, PLACE).end).toEqual({
      at: 20_000,
      exitCode: 143,
      reason: 'Error',
      killedBy: 'liveness',
    });
    const patient = { ...container, startupProbe: probe({ failureThreshold: 30 }) };
    expect(planContainer(patient, slow, PLACE)).toMatchObject({ startedAt: 50_000, end: null });
  });

  it('says what a probe was answered with', () => {
    const failing = (behaviour: Partial<Behaviour>, one: Partial<Probe> = {}) =>
      planContainer({ ...BASE, readinessProbe: probe(one) }, { ...STEADY, ...behaviour }, PLACE).failures[0]
        ?.message;
    expect(failing({ answers: { '/': 404 } })).toBe('HTTP probe failed with statuscode: 404');
    expect(failing({ ports: [8080] })).toBe(
      'Get "http://10.0.0.1:80/": dial tcp 10.0.0.1:80: connect: connection refused',
    );
    expect(
      failing(
        { commands: { 'cat /ready': 1 } },
        { httpGet: undefined, exec: { command: ['cat', '/ready'] } },
      ),
    ).toBe('command failed with exit code 1');
    expect(failing({ startMs: 0 })).toBeUndefined();
  });
});
