import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { PortfolioError } from '../errors';
import type { CardFacts } from './facts';
import { hubLicense } from './hub-licenses';
import { knownMeasure, taskOf } from './measures';

/** How results say that they are written from a run, so that those of others are left alone. */
export const RESULT_SOURCE = 'MLflow run';

/** A card as its metadata and the rest. */
export interface CardParts {
  /** The YAML between the lines of dashes; null: there is none. */
  readonly yaml: string | null;
  readonly body: string;
}

/** Takes a card apart. Line ends are `\n`. */
export function cardParts(text: string): CardParts {
  const found = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  return found?.index === 0
    ? { yaml: found[1]!, body: text.slice(found[0].length) }
    : { yaml: null, body: text };
}

/** Reads the metadata of a card. @throws PortfolioError `card-front-matter` with the line, when it is no mapping of YAML. */
export function readFrontMatter(yaml: string): Document {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new PortfolioError(
      'card-front-matter',
      `Line ${(error.linePos?.[0].line ?? 1) + 1} of MODEL_CARD.md is no YAML: ${error.message.split('\n')[0]} Mend it, then write the card.`,
    );
  if (document.contents !== null && !isMap(document.contents))
    throw new PortfolioError(
      'card-front-matter',
      'Between the two lines of dashes at the top of MODEL_CARD.md stands no mapping of YAML (key: value). Mend it, then write the card.',
    );
  return document;
}

/**
 * The metadata of a card with what the facts say, after the hub's specification (modelcard.md of huggingface/hub-docs). Keys,
 * entries of lists and results that others wrote stay.
 */
export function writeFrontMatter(yaml: string | null, facts: CardFacts): string {
  const document = readFrontMatter(yaml ?? '');
  if (document.contents === null) document.contents = document.createNode({}) as unknown as YAMLMap;
  const license = facts.license === null ? null : hubLicense(facts.license);
  if (!document.has('license') && license !== null) document.set('license', license);
  if (!document.has('model_name')) document.set('model_name', facts.model);
  if (!document.has('pipeline_tag')) document.set('pipeline_tag', taskOf(facts.measures));
  addTo(document, 'tags', ['mlflow', taskOf(facts.measures)]);
  addTo(
    document,
    'datasets',
    facts.data.map(({ path }) => datasetName(path)),
  );
  addTo(
    document,
    'metrics',
    facts.measures.flatMap(({ key }) => knownMeasure(key)?.id ?? []),
  );
  setResults(document, facts);
  return document.toString({ lineWidth: 0 });
}

/** Adds to a list what is not in it; a single value becomes a list first, and is kept. */
function addTo(document: Document, key: string, values: readonly string[]): void {
  if (values.length === 0) return;
  const before = document.get(key);
  if (!isSeq(before)) {
    const list = document.createNode(before === undefined || before === null ? [] : [before]) as YAMLSeq;
    document.set(key, list);
  }
  const list = document.get(key) as YAMLSeq;
  for (const value of new Set(values))
    if (!list.toJSON().includes(value)) list.add(document.createNode(value));
}

/** The name of a dataset, from its file. */
const datasetName = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '') || path;

/** Writes the results of the model into `model-index`: those of this program anew, all others as they are. */
function setResults(document: Document, facts: CardFacts): void {
  const results = resultsOf(facts);
  if (!isSeq(document.get('model-index'))) document.set('model-index', document.createNode([]));
  const index = document.get('model-index') as YAMLSeq;
  let entry = index.items.find((item): item is YAMLMap => isMap(item) && item.get('name') === facts.model);
  if (entry === undefined) {
    entry = document.createNode({ name: facts.model, results: [] }) as YAMLMap;
    index.add(entry);
  }
  const before = entry.get('results');
  const others = isSeq(before) ? before.items.filter((item) => !isOurs(item)) : [];
  const list = new YAMLSeq();
  list.items = [...others, ...results.map((result) => document.createNode(result))];
  entry.set('results', list);
}

const isOurs = (item: unknown): boolean => isMap(item) && item.getIn(['source', 'name']) === RESULT_SOURCE;

function resultsOf({ model, run, measures, groups, data }: CardFacts): object[] {
  const task = taskOf(measures);
  const judged = data.find(({ context }) => context !== 'training') ?? data[0];
  const dataset = {
    name: judged?.path ?? 'not recorded',
    type: judged === undefined ? 'unknown' : datasetName(judged.path),
  };
  const revision = judged?.md5 ?? null;
  const source = { name: RESULT_SOURCE, url: `mlruns/${run.experimentId}/${run.runId}` };
  const resultOf = (config: string | null, split: string | null, metrics: readonly object[]) => ({
    task: { type: task, name: model },
    dataset: {
      ...dataset,
      ...(config !== null && { config }),
      ...(split !== null && { split }),
      ...(revision !== null && { revision }),
    },
    metrics,
    source,
  });
  const bySplit = new Map<string | null, object[]>();
  for (const { key, value } of measures) {
    const known = knownMeasure(key);
    if (known === null) continue;
    const metrics = bySplit.get(known.split) ?? [];
    bySplit.set(known.split, [...metrics, { type: known.id, value, name: key }]);
  }
  const byGroup = new Map<string, object[]>();
  for (const { factor, group, measure, value } of groups) {
    const config = `${factor}=${group}`;
    const metric = { type: knownMeasure(measure)!.id, value, name: measure };
    byGroup.set(config, [...(byGroup.get(config) ?? []), metric]);
  }
  return [
    ...[...bySplit].map(([split, metrics]) => resultOf(null, split, metrics)),
    ...[...byGroup].map(([config, metrics]) => resultOf(config, null, metrics)),
  ];
}
