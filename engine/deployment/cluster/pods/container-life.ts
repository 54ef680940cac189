import type { ContainerStatus, Pod, Terminated } from '../objects/pod';
import type { Container } from '../objects/pod-template';
import { memoryBytes } from '../objects/quantity';
import { about, type ClusterEvent } from '../state/events';
import type { Act, ClusterView } from '../state/view';
import type { Behaviour, Need } from './behaviour';
import { planAt, planContainer } from './container-plan';
import { containerRun } from './container-run';
import { environmentOf } from './environment';
import { planPull } from './pull';
import { workloadOf } from './workload-of';

/** What becomes of a container at a moment. */
export interface ContainerStep {
  readonly status: ContainerStatus;
  readonly acts: readonly Act[];
  readonly need: Need | null;
}

/** The first wait before a container is started again; it doubles up to the longest. The kubelet's own. */
const FIRST_BACKOFF_MS = 10_000;
const LONGEST_BACKOFF_MS = 300_000;
/** One that has run for this long is as one that never failed. */
const FORGIVEN_AFTER_MS = 600_000;
/** How soon a container whose configuration lacks something is looked at again. */
const CONFIG_RETRY_MS = 10_000;

const longer = (ms: number) => (ms === 0 ? FIRST_BACKOFF_MS : Math.min(ms * 2, LONGEST_BACKOFF_MS));

const seconds = (ms: number) => (ms < 1000 ? `${ms}ms` : `${Number((ms / 1000).toFixed(3))}s`);

/** Lets one container live on to this moment. */
export function stepContainer(
  view: ClusterView,
  pod: Pod,
  container: Container,
  before: ContainerStatus,
): ContainerStep {
  const stepper = new ContainerStepper(view, pod, container);
  if (before.state.kind === 'running') return stepper.live(before);
  if (before.dueAt === null || before.dueAt > view.now) return stepper.as(before);
  if (before.pullingSince !== null) return stepper.pulled(before);
  if (before.imageId === '') return stepper.fetch(before);
  return stepper.start(before);
}

class ContainerStepper {
  readonly #view: ClusterView;
  readonly #pod: Pod;
  readonly #container: Container;
  readonly #acts: Act[] = [];

  constructor(view: ClusterView, pod: Pod, container: Container) {
    this.#view = view;
    this.#pod = pod;
    this.#container = container;
  }

  as(status: ContainerStatus, need: Need | null = null): ContainerStep {
    return { status, acts: this.#acts, need };
  }

  /** Asks for the image, pulls it, or uses the one that is there. */
  fetch(before: ContainerStatus): ContainerStep {
    const { now } = this.#view;
    const { image } = this.#container;
    const plan = planPull(this.#view, this.#pod, this.#container);
    switch (plan.kind) {
      case 'ask':
        return this.as(before, { kind: 'image', reference: image });
      case 'failed':
        return this.#notPulled(before, plan.reason, plan.message);
      case 'present': {
        const need = this.#unknown(plan.digest);
        if (need) return this.as(before, need);
        this.#tell('Normal', 'Pulled', `Container image "${image}" already present on machine`);
        return this.as({
          ...before,
          imageId: plan.digest,
          dueAt: now + this.#view.settings.containerStartMs,
        });
      }
      case 'pull': {
        const need = this.#unknown(plan.digest);
        if (need) return this.as(before, need);
        this.#tell('Normal', 'Pulling', `Pulling image "${image}"`);
        return this.as({ ...before, pullingSince: now, dueAt: plan.readyAt });
      }
    }
  }

  /** What is not yet known of a container: asked as soon as its image is, so that time can pass without a question later. */
  #unknown(digest: string): Need | null {
    const environment = environmentOf(this.#view, this.#pod, this.#container);
    if (environment.kind === 'lacking') return null;
    const { key, run } = containerRun(this.#container, digest, environment.env);
    return this.#view.behaviour(key) === undefined ? { kind: 'behaviour', key, run } : null;
  }

  #notPulled(before: ContainerStatus, reason: string, message: string): ContainerStep {
    const { image } = this.#container;
    const backoffMs = longer(before.backoffMs);
    if (reason === 'ErrImagePull') {
      this.#tell(
        'Warning',
        'Failed',
        `Failed to pull image "${image}": rpc error: code = NotFound desc = ${message}`,
      );
      this.#tell('Normal', 'BackOff', `Back-off pulling image "${image}"`);
      this.#tell('Warning', 'Failed', 'Error: ImagePullBackOff');
    } else this.#tell('Warning', reason, message);
    return this.as({
      ...before,
      state: {
        kind: 'waiting',
        reason: reason === 'ErrImagePull' ? 'ImagePullBackOff' : reason,
        message:
          reason === 'ErrImagePull' ? `Back-off pulling image "${image}": ${reason}: ${message}` : message,
      },
      backoffMs,
      dueAt: this.#view.now + backoffMs,
    });
  }

  /** The image has come. */
  pulled(before: ContainerStatus): ContainerStep {
    const { now, settings } = this.#view;
    const { image } = this.#container;
    const answer = this.#view.image(image);
    if (answer?.kind !== 'found') return this.fetch({ ...before, pullingSince: null });
    const took = seconds(now - before.pullingSince!);
    const bytes = answer.layers.reduce((sum, layer) => sum + layer.bytes, 0);
    this.#acts.push({
      type: 'layers',
      node: this.#pod.status.node!,
      digests: [...answer.layers.map(({ digest }) => digest), `${image} -> ${answer.digest}`],
    });
    this.#tell(
      'Normal',
      'Pulled',
      `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${bytes} bytes.`,
    );
    return this.as({
      ...before,
      state: { kind: 'waiting', reason: 'ContainerCreating', message: '' },
      imageId: answer.digest,
      pullingSince: null,
      backoffMs: before.restarts === 0 ? 0 : before.backoffMs,
      dueAt: now + settings.containerStartMs,
    });
  }

  /** Starts the process. */
  start(before: ContainerStatus): ContainerStep {
    const { now } = this.#view;
    const container = this.#container;
    const { name } = container;
    const environment = environmentOf(this.#view, this.#pod, container);
    if (environment.kind === 'lacking') {
      this.#tell('Warning', 'Failed', `Error: ${environment.message}`);
      return this.as({
        ...before,
        state: { kind: 'waiting', reason: 'CreateContainerConfigError', message: environment.message },
        dueAt: now + CONFIG_RETRY_MS,
      });
    }
    const { key, run } = containerRun(container, before.imageId, environment.env);
    const behaviour = this.#view.behaviour(key);
    if (behaviour === undefined) return this.as(before, { kind: 'behaviour', key, run });
    this.#tell('Normal', 'Created', `Created container: ${name}`);
    this.#tell('Normal', 'Started', `Started container ${name}`);
    const plan = planAt(
      planContainer(container, behaviour, {
        ip: this.#pod.status.ip,
        memoryLimit: memoryBytes(container.resources.limits?.memory),
        graceMs: this.#pod.spec.terminationGracePeriodSeconds * 1000,
      }),
      now,
    );
    for (const { probe, from, everyMs, until, message } of plan.failures) {
      const label = `${probe[0]!.toUpperCase()}${probe.slice(1)} probe failed: ${message}`;
      this.#tellAt(from, label, { everyMs, until });
    }
    const started = plan.startedAt === now;
    return this.as({
      ...before,
      state: { kind: 'running', startedAt: now },
      started,
      ready: plan.readyAt === now,
      plan,
      behaviour: key,
      dueAt: null,
    });
  }

  /** Looks what has become of a running container by now. */
  live(before: ContainerStatus): ContainerStep {
    const { now } = this.#view;
    const plan = before.plan!;
    const { startedAt } = before.state as { startedAt: number };
    const isOver = this.#isOverMemory(before);
    if (isOver || (plan.end && plan.end.at <= now)) {
      const end = isOver ? { exitCode: 137, reason: 'OOMKilled' as const } : plan.end!;
      return this.#ended(before, { reason: end.reason, exitCode: end.exitCode, startedAt, finishedAt: now });
    }
    const started = plan.startedAt !== null && plan.startedAt <= now;
    const ready =
      plan.readyAt !== null && plan.readyAt <= now && (plan.unreadyAt === null || now < plan.unreadyAt);
    if (started === before.started && ready === before.ready) return this.as(before);
    return this.as({ ...before, started, ready });
  }

  #isOverMemory({ behaviour }: ContainerStatus): boolean {
    const limit = memoryBytes(this.#container.resources.limits?.memory);
    if (limit === 0) return false;
    const used = this.#view.usage(workloadOf(this.#view, this.#pod))?.memoryBytesPerPod;
    return (used ?? this.#view.behaviour(behaviour)?.memoryBytes ?? 0) > limit && used !== undefined;
  }

  #ended(before: ContainerStatus, last: Terminated): ContainerStep {
    const { now } = this.#view;
    const { name } = this.#container;
    const { metadata } = this.#pod;
    this.#acts.push({ type: 'quiet', uid: metadata.uid });
    const killedBy = before.plan?.end?.killedBy;
    if (killedBy)
      this.#tell('Normal', 'Killing', `Container ${name} failed ${killedBy} probe, will be restarted`);
    const isForgiven = last.finishedAt - last.startedAt >= FORGIVEN_AFTER_MS;
    // The first time it is started again at once; then it has to wait, longer each time.
    const isFirst = before.restarts === 0 || isForgiven;
    const backoffMs = isFirst ? 0 : longer(before.backoffMs);
    if (!isFirst)
      this.#tell(
        'Warning',
        'BackOff',
        `Back-off restarting failed container ${name} in pod ${metadata.name}_default(${metadata.uid})`,
      );
    return this.as({
      ...before,
      state: isFirst
        ? { kind: 'terminated', ...last }
        : {
            kind: 'waiting',
            reason: 'CrashLoopBackOff',
            message: `back-off ${backoffText(backoffMs)} restarting failed container=${name} pod=${metadata.name}_default(${metadata.uid})`,
          },
      last,
      ready: false,
      started: false,
      restarts: before.restarts + 1,
      plan: null,
      imageId: '',
      backoffMs,
      dueAt: now + Math.max(backoffMs, 1),
    });
  }

  #tell(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#acts.push({ type: 'event', note: this.#note(type, reason, message) });
  }

  /** A probe that will fail again and again: it is told in advance, and shown once its time has come. */
  #tellAt(from: number, message: string, series: NonNullable<ClusterEvent['series']>): void {
    this.#acts.push({ type: 'event', note: this.#note('Warning', 'Unhealthy', message), series, from });
  }

  #note(type: 'Normal' | 'Warning', reason: string, message: string) {
    return { type, reason, message, about: about(this.#pod), from: 'kubelet' };
  }
}

const backoffText = (ms: number): string =>
  ms < 60_000 ? `${ms / 1000}s` : `${Math.floor(ms / 60_000)}m${(ms / 1000) % 60}s`;

/** What a container uses when nobody asks it for anything; undefined: it does not run. */
export const idleOf = (view: ClusterView, { state, behaviour }: ContainerStatus): Behaviour | undefined =>
  state.kind === 'running' ? view.behaviour(behaviour) : undefined;
