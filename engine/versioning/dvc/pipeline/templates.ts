import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';
import { joinPath } from '../text/paths';
import { hasTemplate, interpolate } from './interpolate';
import { readParamsFile } from './params-file';
import { PARAMS_FILE } from './stage';
import { inStage, type TemplateSource, type Variant, variantsOf } from './variants';

/** A stage of `dvc.yaml` after its templates were filled. */
export interface Definition {
  readonly name: string;
  readonly body: DataMap;
  readonly group?: string;
  readonly isParametrized: boolean;
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
