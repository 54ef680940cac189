import { admit } from '../admission/admit';
import { Cluster } from '../cluster';
import { parseManifests } from '../manifest/parse-manifests';
import { isActive, isAvailable } from '../objects/pod';
import { type Behaviour, type ImageAnswer, type MetricAnswer, type Need, STEADY } from '../pods/behaviour';
import { type ClusterSettings, DEFAULT_SETTINGS } from '../settings';
import type { ClusterInput } from '../state/inputs';

/** 2026-03-02 09:00 UTC, a Monday. */
export const START = 1_772_442_000_000;

/** What answers the needs of a test's cluster. */
export interface TestWorld {
  /** By image; `STEADY` for all others. */
  readonly behaviours?: Readonly<Record<string, Partial<Behaviour>>>;
  readonly images?: Readonly<Record<string, ImageAnswer>>;
  readonly measure?: (query: string, at: number) => MetricAnswer;
  readonly settings?: Partial<ClusterSettings>;
}

const MEGABYTE = 1_000_000;

/** An image of one layer that all share, and one of its own. */
const imageOf = (reference: string): ImageAnswer => ({
  kind: 'found',
  digest: `sha256:${reference}`,
  layers: [
    { digest: 'sha256:base', bytes: 50 * MEGABYTE },
    { digest: `sha256:app-${reference}`, bytes: 5 * MEGABYTE },
  ],
});

/** A cluster whose images and containers do what the test says. */
export class TestCluster {
  readonly cluster: Cluster;
  /** Everything that it was given, in its order. */
  readonly inputs: ClusterInput[] = [];
  /** Called at every moment at which something happened. */
  onMoment: (() => void) | null = null;
  readonly #world: TestWorld;

  constructor(world: TestWorld = {}) {
    this.#world = world;
    this.cluster = new Cluster({ ...DEFAULT_SETTINGS, ...world.settings }, START);
  }

  get view() {
    return this.cluster.view;
  }

  /** Lets seconds pass, one moment after the other. */
  pass(seconds: number): void {
    this.passTo(this.view.now + seconds * 1000);
  }

  passTo(until: number): void {
    for (;;) {
      this.#settle(this.view.now);
      this.onMoment?.();
      const next = this.cluster.nextAt();
      if (next === null || next > until) break;
      this.#settle(next);
    }
    this.#settle(until);
    this.onMoment?.();
  }

  take(input: Record<string, unknown>): void {
    this.#settle(this.view.now);
    this.#give(input);
  }

  #give(input: Record<string, unknown>): void {
    const whole = { at: this.view.now, ...input } as ClusterInput;
    this.inputs.push(whole);
    this.cluster.take(whole);
  }

  /** Applies manifests, as they are written. */
  apply(text: string): void {
    for (const manifest of parseManifests(text, 'test.yaml').manifests)
      this.take({ type: 'put', object: admit(this.view, manifest) });
  }

  pods(app = 'web') {
    return this.view.list('Pod').filter(({ metadata }) => metadata.labels.app === app);
  }

  /** How many pods count, and how many of them are available. */
  counts(minReadySeconds = 0, app = 'web') {
    const active = this.pods(app).filter(isActive);
    const available = active.filter((pod) => isAvailable(pod, minReadySeconds, this.view.now));
    return { total: active.length, available: available.length };
  }

  #settle(until: number): void {
    for (;;) {
      const need = this.cluster.advance(until);
      if (need === null) return;
      this.#give(this.#answer(need));
    }
  }

  #answer(need: Need): Record<string, unknown> {
    const { behaviours = {}, images = {}, measure } = this.#world;
    switch (need.kind) {
      case 'image':
        return {
          type: 'image',
          reference: need.reference,
          answer: images[need.reference] ?? imageOf(need.reference),
        };
      case 'behaviour':
        return {
          type: 'behaviour',
          key: need.key,
          behaviour: { ...STEADY, ...behaviours[need.run.reference] },
        };
      case 'measurement':
        return {
          type: 'measurement',
          key: need.key,
          answer: measure?.(need.query.query, need.query.at) ?? { kind: 'error', message: 'nobody measures' },
        };
    }
  }
}

/** A deployment of one container, as text. */
export function deploymentText(
  options: {
    readonly image?: string;
    readonly replicas?: number;
    readonly spec?: string;
    readonly container?: string;
    readonly pod?: string;
  } = {},
): string {
  const { image = 'web:1', replicas = 3, spec = '', container = '', pod = '' } = options;
  const indent = (text: string, by: number) =>
    text === ''
      ? ''
      : `${text
          .split('\n')
          .map((line) => `\n${' '.repeat(by)}${line}`)
          .join('')}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }${indent(spec, 2)}
  template:
    metadata:
      labels: { app: web }
    spec:${indent(pod, 6)}
      containers:
        - name: web
          image: ${image}${indent(container, 10)}
`;
}
