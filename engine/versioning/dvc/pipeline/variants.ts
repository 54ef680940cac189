import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';
import { interpolate, templateText } from './interpolate';
import type { Tree } from './tree';

/** What template filling needs beside the file's own value. */
export interface TemplateSource {
  readonly tree: Tree;
  /** Kept folder of the `dvc.yaml`. */
  readonly folder: string;
  /** The file's path for messages. */
  readonly shown: string;
}

/** One stage of a `foreach` or `matrix`, or a plain one. */
export interface Variant {
  readonly name: string;
  readonly body: DataMap;
  readonly items: DataMap;
}

/** The stages that a definition stands for, each with what `${item}` and `${key}` mean in it. */
export function variantsOf(name: string, body: DataMap, context: DataMap, source: TemplateSource): Variant[] {
  if (body.has('foreach')) {
    const items = inStage(`stages.${name}.foreach`, source, () => interpolate(body.get('foreach')!, context));
    const inner = body.get('do') as DataMap;
    return foreachItems(items, name, source).map(([suffix, item, key]) => ({
      name: `${name}@${suffix}`,
      body: inner,
      items: new Map<string, Data>(
        key === undefined
          ? [['item', item]]
          : [
              ['item', item],
              ['key', key],
            ],
      ),
    }));
  }
  if (!body.has('matrix')) return [{ name, body, items: new Map() }];
  const matrix = inStage(`stages.${name}.matrix`, source, () =>
    interpolate(body.get('matrix')!, context),
  ) as DataMap;
  const inner = new Map([...body].filter(([key]) => key !== 'matrix'));
  return combinations(matrix, name, source).map(([suffix, item]) => ({
    name: `${name}@${suffix}`,
    body: inner,
    items: new Map<string, Data>([
      ['item', item],
      ['key', suffix],
    ]),
  }));
}

function foreachItems(items: Data, name: string, source: TemplateSource): [string, Data, string?][] {
  if (isMap(items)) return [...items].map(([key, value]) => [key, value, key]);
  if (!Array.isArray(items))
    throw new DvcError(
      `failed to resolve 'stages.${name}.foreach' in '${source.shown}': expected list/dictionary, got ${typeof items === 'string' ? 'str' : typeof items}`,
    );
  const isNested = items.some((item) => isMap(item) || Array.isArray(item));
  return items.map((item, index) => [isNested ? String(index) : templateText(item), item]);
}

/** Every combination of a matrix, the first key the slowest. */
function combinations(matrix: DataMap, name: string, source: TemplateSource): [string, DataMap][] {
  let all: { parts: string[]; item: DataMap }[] = [{ parts: [], item: new Map() }];
  for (const [key, values] of matrix) {
    if (!Array.isArray(values))
      throw new DvcError(
        `failed to resolve 'stages.${name}.matrix.${key}' in '${source.shown}': expected list, got ${typeof values}`,
      );
    all = all.flatMap(({ parts, item }) =>
      values.map((value, index) => ({
        parts: [...parts, isMap(value) || Array.isArray(value) ? `${key}${index}` : templateText(value)],
        item: new Map(item).set(key, value),
      })),
    );
    if (all.length > MAX_VARIANTS)
      throw new DvcError(
        `'stages.${name}.matrix' in '${source.shown}' makes more than ${MAX_VARIANTS} stages`,
      );
  }
  return all.map(({ parts, item }) => [parts.join('-'), item]);
}

/** More stages than this of one matrix are a mistake, or meant to harm. */
const MAX_VARIANTS = 10_000;

/** Does work on a part of the file, whose failures say which part. */
export function inStage<T>(place: string, source: TemplateSource, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof DvcError)
      throw new DvcError(`failed to parse '${place}' in '${source.shown}': ${thrown.message}`);
    throw thrown;
  }
}
