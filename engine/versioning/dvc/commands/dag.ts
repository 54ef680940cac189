import { flag } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcError } from '../errors';
import type { Graph } from '../pipeline/graph';
import type { Stage } from '../pipeline/stage';
import { stageKey } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { collectTargets } from '../repo/targets';
import { sortedBy } from '../text/compare';
import { type DrawnGraph, drawGraph } from '../text/dag-drawing';
import { isWithin } from '../text/paths';

/** `dvc dag`: draws the stages, or their outputs, and what follows from what. */
export const dag: Command = {
  help: 'Visualize DVC project DAG.',
  spec: {
    command: 'dag',
    operands: [0, 1],
    options: [
      flag('dot', '--dot'),
      flag('mermaid', '--mermaid'),
      flag('md', '--md'),
      flag('full', '--full'),
      flag('outs', '-o', '--outs'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const { args, out } = context;
    const graph = await chosenGraph(context, repo);
    const drawn = args.has('outs') ? outputGraph(graph, repo) : stageGraph(graph, repo);
    if (args.has('dot')) out.write(dotText(drawn));
    else if (args.has('mermaid') || args.has('md')) {
      const text = mermaidText(drawn);
      out.write(args.has('md') ? `\`\`\`mermaid\n${text}\n\`\`\`` : text);
    } else out.write(pipelinesOf(drawn).map(drawGraph).join('\n'));
    return 0;
  },
};

async function chosenGraph({ args }: CommandContext, repo: Repository): Promise<Graph> {
  const { graph } = await repo.index();
  const [target] = args.operands;
  if (target === undefined) return graph;
  const keys = new Set((await collectTargets(repo, target)).map(({ stage }) => stageKey(stage)));
  const named = graph.stages.filter((stage) => keys.has(stageKey(stage)));
  if (named.length === 0) throw new DvcError(`'${target}' is not part of a pipeline`);
  if (!args.has('full')) return graph.only(graph.postOrder(named));
  return graph.only(
    graph
      .pipelines()
      .filter((group) => group.some((stage) => keys.has(stageKey(stage))))
      .flat(),
  );
}

function stageGraph(graph: Graph, repo: Repository): DrawnGraph {
  const name = (stage: Stage) => repo.address(stage);
  return {
    nodes: graph.stages.map(name),
    edges: graph.stages.flatMap((stage) =>
      graph.downstream(stage).map((next) => [name(stage), name(next)] as const),
    ),
  };
}

/** Outputs in place of stages: from what a stage reads to what it makes. */
function outputGraph(graph: Graph, repo: Repository): DrawnGraph {
  const outs = graph.stages.flatMap((stage) => stage.outs.map((out) => out.path));
  const edges = graph.stages.flatMap((stage) => {
    const read = outs.filter((path) =>
      stage.deps.some((dep) => isWithin(path, dep.path) || isWithin(dep.path, path)),
    );
    return stage.outs.flatMap((out) =>
      read.map((path) => [repo.paths.shown(path), repo.paths.shown(out.path)] as const),
    );
  });
  return { nodes: outs.map((path) => repo.paths.shown(path)), edges };
}

function dotText({ nodes, edges }: DrawnGraph): string {
  const lines = [...nodes.map((name) => `"${name}";`)];
  for (const node of nodes)
    for (const [from, to] of edges) if (from === node) lines.push(`"${from}" -> "${to}";`);
  return `strict digraph {\n${lines.map((line) => `${line}\n`).join('')}}\n`;
}

function mermaidText(drawn: DrawnGraph): string {
  let text = 'flowchart TD';
  let count = 0;
  for (const { nodes, edges } of pipelinesOf(drawn)) {
    const ids = new Map<string, string>();
    for (const name of sortedBy(nodes, (one) => one)) {
      ids.set(name, `node${++count}`);
      text += `\n\t${ids.get(name)!}["${name}"]`;
    }
    for (const [from, to] of sortedBy(edges, ([a, b]) => `${a}\0${b}`))
      text += `\n\t${ids.get(from)!}-->${ids.get(to)!}`;
  }
  return text;
}

/** The parts of a graph that hang together. */
function pipelinesOf({ nodes, edges }: DrawnGraph): DrawnGraph[] {
  const group = new Map(nodes.map((name) => [name, name]));
  const root = (name: string): string => (group.get(name) === name ? name : root(group.get(name)!));
  for (const [from, to] of edges) group.set(root(to), root(from));
  const roots = [...new Set(nodes.map(root))];
  return roots.map((one) => ({
    nodes: nodes.filter((name) => root(name) === one),
    edges: edges.filter(([from]) => root(from) === one),
  }));
}
