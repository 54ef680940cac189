import { fileOf, type RandomStage } from './random-pipeline';

/** What a stage was when its entry of the lock file was written. */
interface Entry {
  readonly command: string;
  readonly inputs: string;
  readonly output: string;
}

/** What a run did with each stage. */
export type Outcome = readonly ('run' | 'cached' | 'skipped')[];

/**
 * The rule of `dvc repro`, written down a second time from its documentation, over plain texts in place of hashes, files
 * and lock files: a stage is skipped when command, inputs and output are as recorded; it is taken from the run cache when
 * a run with the same command and inputs is known; else it runs.
 */
export class ReferenceRule {
  readonly #stages: readonly RandomStage[];
  readonly #order: readonly number[];
  readonly #lock = new Map<number, Entry>();
  readonly #runs = new Map<string, string>();
  /** Texts by file. */
  readonly files = new Map<string, string>();
  readonly params: number[];
  readonly remarks: number[];

  constructor(stages: readonly RandomStage[], params: readonly number[]) {
    this.#stages = stages;
    this.#order = depthFirst(stages);
    this.params = [...params];
    this.remarks = stages.map(() => 0);
  }

  /** What the program of a stage writes. */
  result(i: number): string {
    return `made by ${i} of ${this.#inputs(i)}`;
  }

  /** A run of the whole pipeline. */
  repro(): Outcome {
    const outcome: ('run' | 'cached' | 'skipped')[] = [];
    for (const i of this.#order) outcome[i] = this.#reproduce(i);
    return outcome;
  }

  #reproduce(i: number): 'run' | 'cached' | 'skipped' {
    const command = `make ${i} remark ${this.remarks[i]}`;
    const inputs = this.#inputs(i);
    const before = this.#lock.get(i);
    const output = this.files.get(`o${i}`);
    if (before?.command === command && before.inputs === inputs && before.output === output) return 'skipped';
    const key = `${command}\n${inputs}`;
    const known = this.#runs.get(key);
    const made = known ?? this.result(i);
    this.files.set(`o${i}`, made);
    this.#runs.set(key, made);
    this.#lock.set(i, { command, inputs, output: made });
    return known === undefined ? 'run' : 'cached';
  }

  #inputs(i: number): string {
    const { deps, params } = this.#stages[i]!;
    return JSON.stringify([
      deps.map((dep) => this.files.get(fileOf(dep))),
      params.map((p) => this.params[p]),
    ]);
  }
}

function depthFirst(stages: readonly RandomStage[]): number[] {
  const order: number[] = [];
  const visit = (i: number) => {
    if (order.includes(i)) return;
    for (const dep of stages[i]!.deps) if (dep >= 0) visit(dep);
    order.push(i);
  };
  for (const i of stages.keys()) visit(i);
  return order;
}
