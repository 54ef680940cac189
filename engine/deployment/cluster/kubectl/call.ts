import type { ProgramIo } from '../../../core/lab-program';
import type { FlagSpec, ReadWords } from '../../../core/pflag';
import type { ClusterView } from '../state/view';
import type { ClusterSession } from '../store/cluster-session';

/** A call of a command, with the cluster open. */
export class KubectlCall {
  readonly io: ProgramIo;
  readonly session: ClusterSession;
  readonly operands: readonly string[];
  readonly #values: ReadWords['values'];

  constructor(io: ProgramIo, session: ClusterSession, { operands, values }: ReadWords) {
    this.io = io;
    this.session = session;
    this.operands = operands;
    this.#values = values;
  }

  get view(): ClusterView {
    return this.session.view;
  }

  has(flag: string): boolean {
    return this.#values.has(flag);
  }

  get(flag: string): string | undefined {
    return this.#values.get(flag)?.at(-1);
  }

  all(flag: string): readonly string[] {
    return (this.#values.get(flag) ?? []).flatMap((value) => value.split(','));
  }

  /** A line of standard output. */
  line(text = ''): void {
    this.io.stdout(`${text}\n`);
  }

  /** A line of standard error. */
  note(text: string): void {
    this.io.stderr(`${text}\n`);
  }
}

/** One command of kubectl. */
export interface KubectlCommand {
  /** `rollout status`. */
  readonly path: string;
  /** What follows `kubectl <path>`. */
  readonly usage: string;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  /** Whether its options are not read: it is refused, whatever follows. */
  readonly isRefused?: boolean;
  /** @returns its exit code. */
  readonly run: (call: KubectlCall) => Promise<number> | number;
}
