import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';
import { joinPath } from '../text/paths';
import { hasTemplate, interpolate, templateText } from './interpolate';
import { readParamsFile } from './params-file';
import { PARAMS_FILE } from './stage';
import type { Tree } from './tree';

/** A stage of `dvc.yaml` after its templates were filled. */
export interface Definition {
  readonly name: string;
  readonly body: DataMap;
  readonly group?: string;
  readonly isParametrized: boolean;
}

/** What template filling needs beside the file's own value. */
export interface TemplateSource {
  readonly tree: Tree;
  /** Kept folder of the `dvc.yaml`. */
  readonly folder: string;
  /** The file's path for messages. */
  readonly shown: string;
}

/**
 * The stages of a `dvc.yaml`: `foreach` and `matrix` unrolled, `${…}` filled from `params.yaml`, `vars`, `item` and `key`.
 * @throws DvcError that names the stage and key of a template that cannot be filled.
 */
export async function resolveStages(pipeline: DataMap, source: TemplateSource): Promise<Definition[]> {
  const stages = pipeline.get('stages');
  if (!isMap(stages)) return [];
  const loaded = new Set<string>();
  const context: DataMap = new Map();
  const params = await source.tree.readText(joinPath(source.folder, PARAMS_FILE));
  if (params !== undefined) {
    const shown = joinPath(source.shown.replace(/[^/]*$/, '').replace(/\/$/, ''), PARAMS_FILE);
    mergeInto(context, readParamsFile(params, shown), PARAMS_FILE, source);
    loaded.add(joinPath(source.folder, PARAMS_FILE));
  }
  await addVars(context, pipeline.get('vars'), source, loaded, 'vars');
  const all: Definition[] = [];
  for (const [name, raw] of stages) {
    const body = raw as DataMap;
    for (const variant of variantsOf(name, body, context, source)) {
      const own = new Map(context);
      for (const [key, value] of variant.items) own.set(key, value);
      await addVars(own, variant.body.get('vars'), source, new Set(loaded), `${variant.name}.vars`);
      all.push({
        name: variant.name,
        body: fill(variant, own, source),
        ...(variant.name !== name && { group: name }),
        isParametrized: variant.name !== name || hasTemplate(body),
      });
    }
  }
  return all;
}

interface Variant {
  readonly name: string;
  readonly body: DataMap;
  readonly items: DataMap;
}

function variantsOf(name: string, body: DataMap, context: DataMap, source: TemplateSource): Variant[] {
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

function fill(variant: Variant, context: DataMap, source: TemplateSource): DataMap {
  const filled: DataMap = new Map();
  for (const [key, value] of variant.body) {
    if (key === 'vars') continue;
    filled.set(
      key,
      inStage(`stages.${variant.name}.${key}`, source, () => interpolate(value, context, key === 'cmd')),
    );
  }
  return filled;
}

function inStage<T>(place: string, source: TemplateSource, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof DvcError)
      throw new DvcError(`failed to parse '${place}' in '${source.shown}': ${thrown.message}`);
    throw thrown;
  }
}

async function addVars(
  context: DataMap,
  vars: Data | undefined,
  source: TemplateSource,
  loaded: Set<string>,
  place: string,
): Promise<void> {
  if (!Array.isArray(vars)) return;
  for (const [index, entry] of vars.entries()) {
    if (isMap(entry)) {
      mergeInto(context, entry, `${place}[${index}]`, source);
      continue;
    }
    const [file = '', keys = ''] = String(entry).split(':');
    const path = joinPath(source.folder, file);
    if (loaded.has(path) && keys === '') continue;
    const text = await source.tree.readText(path);
    if (text === undefined)
      throw new DvcError(`failed to parse 'vars' in '${source.shown}': '${file}' does not exist`);
    const data = readParamsFile(text, file);
    const names = keys.split(',').filter((name) => name !== '');
    const missing = names.find((name) => !data.has(name));
    if (missing !== undefined)
      throw new DvcError(
        `failed to parse 'vars' in '${source.shown}': could not find '${missing}' in '${file}'`,
      );
    loaded.add(path);
    mergeInto(
      context,
      names.length === 0 ? data : new Map(names.map((name) => [name, data.get(name)!])),
      file,
      source,
    );
  }
}

/** Adds to a context; a mapping is merged, anything else must not be there yet. */
function mergeInto(context: DataMap, more: DataMap, from: string, source: TemplateSource, path = ''): void {
  for (const [key, value] of more) {
    const there = context.get(key);
    const full = path === '' ? key : `${path}.${key}`;
    if (there === undefined) context.set(key, value);
    else if (isMap(there) && isMap(value)) {
      const merged = new Map(there);
      context.set(key, merged);
      mergeInto(merged, value, from, source, full);
    } else
      throw new DvcError(
        `failed to parse 'vars' in '${source.shown}':\ncannot redefine '${full}' from '${from}' as it already exists`,
      );
  }
}
