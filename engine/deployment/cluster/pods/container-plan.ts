import type { ContainerPlan, PlannedEnd, ProbeFailures } from '../objects/pod';
import type { Container, Probe } from '../objects/pod-template';
import type { Behaviour } from './behaviour';

/** When a process answers a probe rightly, in milliseconds from its start; null: it never does, and says why. */
interface Answering {
  readonly from: number | null;
  /** The first moment at which it does not any more. */
  readonly until: number;
  /** What a probe says before, or always. */
  readonly message: string;
  /** What it says after. */
  readonly laterMessage: string;
}

function portOf(port: number | string, { ports = [] }: Container): number {
  if (typeof port === 'number') return port;
  return ports.find(({ name }) => name === port)?.containerPort ?? Number(port);
}

/** How a process answers a probe over its life. */
function answering(probe: Probe, container: Container, behaviour: Behaviour, ip: string): Answering {
  const until = behaviour.hangsAfterMs ?? Number.POSITIVE_INFINITY;
  const from = behaviour.startMs;
  if (probe.exec) {
    const words = probe.exec.command.join(' ');
    const code = behaviour.commands[words] ?? 0;
    return {
      from: code === 0 ? 0 : null,
      until,
      message: `command failed with exit code ${code}`,
      laterMessage: `command timed out: "${words}" timed out after ${probe.timeoutSeconds}s`,
    };
  }
  const port = portOf((probe.httpGet ?? probe.tcpSocket)!.port, container);
  const listens = behaviour.ports.length === 0 || behaviour.ports.includes(port);
  const dial = `dial tcp ${ip}:${port}: connect: connection refused`;
  if (!probe.httpGet)
    return {
      from: listens ? from : null,
      until,
      message: dial,
      laterMessage: `dial tcp ${ip}:${port}: i/o timeout`,
    };
  const path = probe.httpGet.path ?? '/';
  const url = `Get "http://${ip}:${port}${path.startsWith('/') ? '' : '/'}${path}"`;
  const status = behaviour.answers[path] ?? 200;
  const isRight = status >= 200 && status < 400;
  return {
    from: listens && isRight ? from : null,
    until,
    message: listens && !isRight ? `HTTP probe failed with statuscode: ${status}` : `${url}: ${dial}`,
    laterMessage: `${url}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  };
}

/** What a probe makes of a process. Times from the start of the process; null: it does not come to that. */
interface ProbeCourse {
  readonly passedAt: number | null;
  /** When it had failed as often as is allowed before it ever passed. */
  readonly earlyFailAt: number | null;
  /** The same, after it had passed. */
  readonly lateFailAt: number | null;
  readonly failures: readonly Omit<ProbeFailures, 'probe'>[];
}

/**
 * The course of one probe in closed form: it asks at `initialDelay + k × period`, not before `notBefore`; what it asks is
 * right from one moment to another. Held against asking step by step in the tests.
 */
function courseOf(probe: Probe, answers: Answering, notBefore: number): ProbeCourse {
  const period = probe.periodSeconds * 1000;
  const delay = probe.initialDelaySeconds * 1000;
  const tickFrom = (at: number) => delay + Math.max(0, Math.ceil((at - delay) / period)) * period;
  const failAfter = (from: number) => from + (probe.failureThreshold - 1) * period;
  const first = tickFrom(notBefore);
  const right =
    answers.from === null ? Number.POSITIVE_INFINITY : tickFrom(Math.max(notBefore, answers.from));
  if (right >= answers.until) {
    const message = answers.from !== null && first >= answers.from ? answers.laterMessage : answers.message;
    return {
      passedAt: null,
      earlyFailAt: failAfter(first),
      lateFailAt: null,
      failures: [{ from: first, everyMs: period, until: null, message }],
    };
  }
  const early =
    right > first ? [{ from: first, everyMs: period, until: right - period, message: answers.message }] : [];
  const passed = right + (probe.successThreshold - 1) * period;
  const earlyFailAt = failAfter(first) < right ? failAfter(first) : null;
  if (answers.until === Number.POSITIVE_INFINITY)
    return { passedAt: passed, earlyFailAt, lateFailAt: null, failures: early };
  const wrong = tickFrom(answers.until);
  return {
    passedAt: passed < wrong ? passed : null,
    earlyFailAt,
    lateFailAt: failAfter(wrong),
    failures: [...early, { from: wrong, everyMs: period, until: null, message: answers.laterMessage }],
  };
}

/** 128 + 9: SIGKILL, also where the memory is used up. */
const KILLED = 137;
/** 128 + 15: SIGTERM. */
const TERMINATED = 143;

/** How a container is run, beside what it is. */
export interface ContainerPlace {
  readonly ip: string;
  /** Bytes; 0: no limit. */
  readonly memoryLimit: number;
  /** What it is left to end in, when it is told to. */
  readonly graceMs: number;
}

/** What will become of a container, in milliseconds from its start (see `planAt`). */
export function planContainer(
  container: Container,
  behaviour: Behaviour,
  place: ContainerPlace,
): ContainerPlan {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  const failures: ProbeFailures[] = [];
  const ends: PlannedEnd[] = [];
  const stopMs = Math.min(behaviour.stopMs ?? place.graceMs, place.graceMs);
  const kill = (killedBy: 'liveness' | 'startup', at: number) =>
    ends.push({
      at: at + stopMs,
      exitCode: behaviour.stopMs === null ? KILLED : TERMINATED,
      reason: 'Error',
      killedBy,
    });
  if (behaviour.exit) {
    const { afterMs, code } = behaviour.exit;
    ends.push({ at: afterMs, exitCode: code, reason: code === 0 ? 'Completed' : 'Error' });
  }
  if (place.memoryLimit > 0 && behaviour.memoryBytes > place.memoryLimit)
    ends.push({ at: behaviour.startMs, exitCode: KILLED, reason: 'OOMKilled' });
  const follow = (name: ProbeFailures['probe'], probe: Probe, notBefore: number): ProbeCourse => {
    const course = courseOf(probe, answering(probe, container, behaviour, place.ip), notBefore);
    for (const one of course.failures) failures.push({ probe: name, ...one });
    return course;
  };
  let startedAt: number | null = 0;
  if (startupProbe) {
    const course = follow('startup', startupProbe, 0);
    startedAt = course.earlyFailAt === null ? course.passedAt : null;
    if (course.earlyFailAt !== null) kill('startup', course.earlyFailAt);
    // Once it has passed it is not asked again.
    else if (failures.at(-1)?.until === null) failures.pop();
  }
  let readyAt: number | null = startedAt;
  let unreadyAt: number | null = null;
  if (startedAt !== null && readinessProbe) {
    const course = follow('readiness', readinessProbe, startedAt);
    readyAt = course.passedAt;
    unreadyAt = readyAt === null ? null : course.lateFailAt;
  }
  if (startedAt !== null && livenessProbe) {
    const course = follow('liveness', livenessProbe, startedAt);
    const failedAt = course.earlyFailAt ?? course.lateFailAt;
    if (failedAt !== null) kill('liveness', failedAt);
  }
  const end = ends.reduce<PlannedEnd | null>(
    (first, one) => (first && first.at <= one.at ? first : one),
    null,
  );
  return withinLife({ startedAt, readyAt, unreadyAt, end, failures });
}

/** Leaves out what would come after the end. */
function withinLife(plan: ContainerPlan): ContainerPlan {
  const last = plan.end?.at ?? Number.POSITIVE_INFINITY;
  const before = (at: number | null) => (at !== null && at < last ? at : null);
  return {
    ...plan,
    startedAt: before(plan.startedAt),
    readyAt: before(plan.readyAt),
    unreadyAt: before(plan.unreadyAt),
    failures: plan.failures
      .filter(({ from, until }) => from <= last && (until === null || until >= from))
      .map((one) =>
        last === Number.POSITIVE_INFINITY ? one : { ...one, until: Math.min(one.until ?? last, last) },
      ),
  };
}

/** A plan with the time of the start added to all of it. */
export function planAt(plan: ContainerPlan, start: number): ContainerPlan {
  const later = (at: number | null) => (at === null ? null : at + start);
  return {
    startedAt: later(plan.startedAt),
    readyAt: later(plan.readyAt),
    unreadyAt: later(plan.unreadyAt),
    end: plan.end && { ...plan.end, at: plan.end.at + start },
    failures: plan.failures.map((one) => ({ ...one, from: one.from + start, until: later(one.until) })),
  };
}
