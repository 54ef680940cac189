import type { Clock } from '../../../core/clock';
import type { FileSystem } from '../../../core/file-system';
import { Cluster } from '../cluster';
import type { ImageAnswer, Need } from '../pods/behaviour';
import type { ClusterInput } from '../state/inputs';
import { canonical } from '../state/names';
import type { ClusterView } from '../state/view';
import { appendLog, CLUSTER_LOG, openLog, readLog } from './cluster-log';
import type { ClusterPorts } from './cluster-ports';

/** What a session works on. */
export interface ClusterPlace {
  readonly fs: FileSystem;
  readonly clock: Clock;
}

type Dated<Input> = Input extends ClusterInput ? Omit<Input, 'at'> : never;

/** An input whose time is now. */
export type NewInput = Dated<ClusterInput>;

/** How time is let pass. */
export interface Waiting {
  /** Whether it is what was waited for; looked at whenever something has happened. */
  readonly isOver: (view: ClusterView) => boolean;
  /** The longest, in milliseconds of cluster time. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Called whenever something has happened. */
  readonly onMoment?: (view: ClusterView) => void;
}

/** How waiting ended: by what was waited for, after its longest time, by Ctrl-C, or because nothing would ever happen. */
export type WaitOutcome = 'over' | 'timeout' | 'aborted' | 'at-rest';

/** A cluster that was folded from a log, to go on from as long as the log is the same. */
interface Known {
  text: string;
  readonly cluster: Cluster;
  /** By how much cluster time is before the lab's clock. */
  ahead: number;
  readonly images: Map<string, ImageAnswer>;
}

const known = new WeakMap<FileSystem, Known>();

function fold(text: string): Known {
  const { createdAt, settings, inputs } = readLog(text);
  const cluster = new Cluster(settings, createdAt);
  const images = new Map<string, ImageAnswer>();
  let ahead = 0;
  for (const input of inputs) {
    cluster.take(input);
    if (input.type === 'passed') ahead += input.ms;
    if (input.type === 'image') images.set(input.reference, input.answer);
  }
  return { text, cluster, ahead, images };
}

/** The cluster of a log: the one that is known, as long as it is the same. */
function knownOf(fs: FileSystem, text: string, now: number): Known {
  let kept = known.get(fs);
  // Undo can have put an older log in the place of the one that was folded; then it begins anew.
  if (kept?.text !== text || kept.cluster.view.now > now + kept.ahead + 1) {
    kept = fold(text);
    known.set(fs, kept);
  }
  return kept;
}

/**
 * How far a cluster in which something goes on (a container that crashes all the time) is followed at once, in milliseconds:
 * a day. Whoever comes back after a year does not wait for a year of crashes; the cluster then stood still for the rest.
 */
const MOST_CATCH_UP_MS = 86_400_000;

/** The moment that a cluster is to be at now. */
function reachable({ cluster, ahead }: Known, now: number): number {
  const from = cluster.view.now;
  const wanted = Math.max(from, now + ahead);
  return wanted - from > MOST_CATCH_UP_MS && !cluster.isAtRest ? from + MOST_CATCH_UP_MS : wanted;
}

/**
 * The cluster of a lab, open: it is as far as the lab's clock, what happens is written down, and what has to be known is
 * asked. Cluster time runs with the lab's clock, and ahead of it where somebody waits: nobody has to sit through a roll-out.
 */
export class ClusterSession {
  readonly #place: ClusterPlace;
  readonly #ports: ClusterPorts;
  readonly #known: Known;

  private constructor(place: ClusterPlace, ports: ClusterPorts, kept: Known) {
    this.#place = place;
    this.#ports = ports;
    this.#known = kept;
  }

  /** Opens the cluster, begun now when there is none yet. @throws ClusterError `broken-log` */
  static async open(place: ClusterPlace, ports: ClusterPorts): Promise<ClusterSession> {
    const kept = knownOf(place.fs, openLog(place.fs, place.clock.now()), place.clock.now());
    const session = new ClusterSession(place, ports, kept);
    await session.#advance(session.view.now);
    session.#lookAtRegistry();
    const until = reachable(kept, place.clock.now());
    await session.#advance(until);
    const behind = until - (place.clock.now() + kept.ahead);
    if (behind < 0) session.#pass(behind);
    return session;
  }

  /**
   * The cluster as it is now, without writing anything down; null: there is none yet. Where something has to be known first
   * (a container that nobody has run yet) it shows the moment before; the next command asks.
   * @throws ClusterError `broken-log`
   */
  static peek({ fs, clock }: ClusterPlace): ClusterView | null {
    if (!fs.isFile(CLUSTER_LOG)) return null;
    const kept = knownOf(fs, fs.readText(CLUSTER_LOG), clock.now());
    kept.cluster.advance(reachable(kept, clock.now()));
    return kept.cluster.view;
  }

  get view(): ClusterView {
    return this.#known.cluster.view;
  }

  /** Gives the cluster an input, and lets it take it up. */
  async give(input: NewInput): Promise<void> {
    this.#take(input);
    await this.#advance(this.view.now);
  }

  /** Lets time pass until something is so, quicker than the clock does. */
  async wait({ isOver, limitMs, signal, onMoment }: Waiting): Promise<WaitOutcome> {
    const { cluster } = this.#known;
    const limit = this.view.now + limitMs;
    const from = this.view.now;
    let outcome: WaitOutcome | null = null;
    onMoment?.(this.view);
    while (outcome === null) {
      if (isOver(this.view)) outcome = 'over';
      else if (signal.aborted) outcome = 'aborted';
      else {
        const next = cluster.nextAt();
        if (next === null) outcome = 'at-rest';
        else if (next > limit) {
          await this.#advance(limit);
          outcome = 'timeout';
        } else {
          await this.#advance(next);
          onMoment?.(this.view);
        }
      }
    }
    const ms = this.view.now - from;
    if (ms > 0) this.#pass(ms);
    return outcome;
  }

  /** Notes by how much cluster time went on more than the lab's clock, or (below 0) less. */
  #pass(ms: number): void {
    this.#known.ahead += ms;
    this.#take({ type: 'passed', ms });
  }

  /** A name can stand for another image than when it was pulled. */
  #lookAtRegistry(): void {
    for (const [reference, before] of this.#known.images) {
      const answer = this.#ports.resolveImage(reference);
      if (canonical(answer) !== canonical(before)) this.#take({ type: 'image', reference, answer });
    }
  }

  #take(input: NewInput): void {
    const dated = { at: this.view.now, ...input } as ClusterInput;
    this.#known.cluster.take(dated);
    if (dated.type === 'image') this.#known.images.set(dated.reference, dated.answer);
    this.#known.text = appendLog(this.#place.fs, this.#known.text, dated);
  }

  async #advance(until: number): Promise<void> {
    for (;;) {
      const need = this.#known.cluster.advance(until);
      if (need === null) return;
      this.#take(await this.#answer(need));
    }
  }

  async #answer(need: Need): Promise<NewInput> {
    switch (need.kind) {
      case 'image':
        return {
          type: 'image',
          reference: need.reference,
          answer: this.#ports.resolveImage(need.reference),
        };
      case 'behaviour':
        return { type: 'behaviour', key: need.key, behaviour: await this.#ports.learn(need.run) };
      case 'measurement':
        return { type: 'measurement', key: need.key, answer: await this.#ports.measure(need.query) };
    }
  }
}
