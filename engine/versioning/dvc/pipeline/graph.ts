import { type Stage, stageKey } from './stage';

/** Stages and, for each, those whose outputs it reads, in the order of its dependencies. */
export class Graph {
  readonly stages: readonly Stage[];
  readonly #upstream: ReadonlyMap<string, readonly Stage[]>;
  readonly #downstream = new Map<string, Stage[]>();

  constructor(stages: readonly Stage[], upstream: ReadonlyMap<string, readonly Stage[]>) {
    this.stages = stages;
    this.#upstream = upstream;
    for (const stage of stages) this.#downstream.set(stageKey(stage), []);
    for (const stage of stages)
      for (const producer of this.upstream(stage)) this.#downstream.get(stageKey(producer))?.push(stage);
  }

  /** The stages that make what a stage reads. */
  upstream(stage: Stage): readonly Stage[] {
    return this.#upstream.get(stageKey(stage)) ?? [];
  }

  /** The stages that read what a stage makes. */
  downstream(stage: Stage): readonly Stage[] {
    return this.#downstream.get(stageKey(stage)) ?? [];
  }

  /** The same stages, the edges that `keeps` says. */
  without(drops: (stage: Stage) => boolean): Graph {
    const upstream = new Map(
      this.stages.map((stage) => [stageKey(stage), drops(stage) ? [] : this.upstream(stage)]),
    );
    return new Graph(this.stages, upstream);
  }

  /** Only some of the stages, in the order of the graph, and the edges between them. */
  only(stages: readonly Stage[]): Graph {
    const keys = new Set(stages.map(stageKey));
    const kept = this.stages.filter((stage) => keys.has(stageKey(stage)));
    const upstream = new Map(
      kept.map((stage) => [stageKey(stage), this.upstream(stage).filter((one) => keys.has(stageKey(one)))]),
    );
    return new Graph(kept, upstream);
  }

  /** Depth first, a stage behind all that it leads to. */
  postOrder(from: readonly Stage[] = this.stages, next = (stage: Stage) => this.upstream(stage)): Stage[] {
    const seen = new Set<string>();
    const order: Stage[] = [];
    for (const start of from) {
      const path: { stage: Stage; rest: Stage[] }[] = [];
      const enter = (stage: Stage) => {
        if (seen.has(stageKey(stage))) return;
        seen.add(stageKey(stage));
        path.push({ stage, rest: [...next(stage)] });
      };
      enter(start);
      while (path.length > 0) {
        const top = path.at(-1)!;
        const child = top.rest.shift();
        if (child) enter(child);
        else order.push(path.pop()!.stage);
      }
    }
    return order;
  }

  /** The groups of stages that hang together, each in the order of the graph. */
  pipelines(): Stage[][] {
    const both = (stage: Stage) => [...this.upstream(stage), ...this.downstream(stage)];
    const groups: Stage[][] = [];
    const done = new Set<string>();
    for (const stage of this.stages) {
      if (done.has(stageKey(stage))) continue;
      const group = new Set(this.postOrder([stage], both).map(stageKey));
      for (const key of group) done.add(key);
      groups.push(this.stages.filter((one) => group.has(stageKey(one))));
    }
    return groups;
  }
}
