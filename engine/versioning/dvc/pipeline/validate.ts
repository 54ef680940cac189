import type { Document, LineCounter } from 'yaml';
import { isPair, isScalar, isMap as isYamlMap } from 'yaml';
import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';

/** A place in a file where it is not what DVC takes. */
interface Fault {
  readonly message: string;
  readonly path: readonly string[];
}

type Rule = (data: Data, path: readonly string[]) => Fault | undefined;

const isText: Rule = (data, path) =>
  typeof data === 'string' ? undefined : { message: 'expected str', path };
const isBool: Rule = (data, path) =>
  typeof data === 'boolean' ? undefined : { message: 'expected bool', path };
const anything: Rule = () => undefined;
const isMapping: Rule = (data, path) =>
  isMap(data) ? undefined : { message: 'expected a dictionary', path };
const isList: Rule = (data, path) => (Array.isArray(data) ? undefined : { message: 'expected a list', path });

const listOf =
  (rule: Rule): Rule =>
  (data, path) =>
    isList(data, path) ?? first((data as Data[]).map((item, i) => rule(item, [...path, String(i)])));

const either =
  (...rules: readonly Rule[]): Rule =>
  (data, path) => {
    const faults = rules.map((rule) => rule(data, path));
    return faults.some((fault) => fault === undefined)
      ? undefined
      : (faults.find((fault) => fault!.path.length > path.length) ?? faults[0]);
  };

/** A mapping of known keys; `required` ones have to be there. */
const record =
  (keys: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule =>
  (data, path) => {
    const fault = isMapping(data, path);
    if (fault) return fault;
    const map = data as DataMap;
    for (const [key, value] of map) {
      const rule = keys[key];
      if (rule === undefined) return { message: 'extra keys not allowed', path: [...path, key] };
      const inside = rule(value, [...path, key]);
      if (inside) return inside;
    }
    const missing = required.find((key) => !map.has(key));
    return missing === undefined
      ? undefined
      : { message: 'required key not provided', path: [...path, missing] };
  };

const mappingOf =
  (rule: Rule): Rule =>
  (data, path) =>
    isMapping(data, path) ?? first([...(data as DataMap)].map(([key, value]) => rule(value, [...path, key])));

const first = (faults: readonly (Fault | undefined)[]): Fault | undefined =>
  faults.find((fault) => fault !== undefined);

const NOTES = { desc: isText, type: isText, labels: listOf(isText), meta: isMapping };
const OUT_FLAGS = { cache: isBool, persist: isBool, remote: isText, push: isBool, ...NOTES };
const PLOT_PROPS = {
  x: anything,
  y: anything,
  x_label: isText,
  y_label: isText,
  title: isText,
  template: isText,
  header: isBool,
};

const outs = (flags: Readonly<Record<string, Rule>>): Rule =>
  listOf(either(isText, mappingOf(record(flags))));
const paramItem = either(
  isText,
  mappingOf(either(listOf(isText), (data, path) => (data === null ? undefined : isList(data, path)))),
);

const STAGE: Readonly<Record<string, Rule>> = {
  cmd: either(isText, listOf(isText)),
  wdir: isText,
  deps: listOf(isText),
  params: listOf(paramItem),
  vars: listOf(either(isText, isMapping)),
  frozen: isBool,
  always_changed: isBool,
  meta: anything,
  desc: isText,
  outs: outs(OUT_FLAGS),
  metrics: outs(OUT_FLAGS),
  plots: outs({ ...OUT_FLAGS, ...PLOT_PROPS }),
};

const stage = record(STAGE, ['cmd']);
const stageDefinition: Rule = (data, path) => {
  if (!isMap(data)) return isMapping(data, path);
  if (data.has('foreach') || data.has('do'))
    return record({ foreach: either(isText, isList, isMapping), do: stage }, ['foreach', 'do'])(data, path);
  if (data.has('matrix'))
    return record({ ...STAGE, matrix: mappingOf(either(isText, isList)) }, ['cmd'])(data, path);
  return stage(data, path);
};

const PIPELINE = record({
  stages: mappingOf(stageDefinition),
  vars: listOf(either(isText, isMapping)),
  params: listOf(isText),
  metrics: listOf(isText),
  plots: either(listOf(either(isText, mappingOf(anything))), mappingOf(anything)),
  artifacts: mappingOf(anything),
  datasets: listOf(isMapping),
});

/** Checks a `dvc.yaml` against what DVC takes. @throws DvcError that names the place and shows the line. */
export function validatePipeline(
  data: Data,
  document: Document,
  lines: LineCounter,
  source: string,
  shown: string,
): void {
  const fault = PIPELINE(data, []);
  if (fault === undefined) return;
  const { line, column } = placeOf(fault.path, document, lines);
  const where = fault.path.length > 0 ? `, in ${fault.path.join(' -> ')}` : '';
  throw new DvcError(
    `'./${shown}' validation failed.\n\n${fault.message}${where}, line ${line}, column ${column}\n${snippet(source, line)}`,
  );
}

/** The line of a fault and the one before it. */
export function snippet(source: string, line: number): string {
  const all = source.split('\n');
  const from = Math.max(line - 1, 1);
  return all
    .slice(from - 1, line)
    .map((text, i) => `  ${from + i} │ ${text}`)
    .join('\n');
}

/** Where the deepest part of a path stands that is there. */
function placeOf(
  path: readonly string[],
  document: Document,
  lines: LineCounter,
): { line: number; column: number } {
  let at: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isYamlMap(at)) {
      const pair = at.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part,
      );
      if (pair === undefined) break;
      offset = (pair.key as { range?: [number, number, number] }).range?.[0] ?? offset;
      at = pair.value;
    } else {
      const item = (at as { items?: { range?: [number, number, number] }[] } | null)?.items?.[Number(part)];
      if (item === undefined) break;
      offset = item.range?.[0] ?? offset;
      at = item;
    }
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
