import type { Document, LineCounter } from 'yaml';
import { isPair, isScalar, isMap as isYamlMap } from 'yaml';
import { DvcError } from '../errors';
import { type Data, isMap } from '../text/data';

/** A place in a file where it is not what DVC takes. */
export interface Fault {
  readonly message: string;
  /** Keys and positions in lists, from the top. */
  readonly path: readonly string[];
  /** For a key that is not allowed: those that are. */
  readonly allowed?: readonly string[];
}

/** All faults of a value, in the order of the file; none: it is as it has to be. */
type Rule = (data: Data, path: readonly string[]) => readonly Fault[];

const SOUND: readonly Fault[] = [];

const expects =
  (message: string, holds: (data: Data) => boolean): Rule =>
  (data, path) =>
    holds(data) ? SOUND : [{ message, path }];

const isText = expects('expected str', (data) => typeof data === 'string');
const isBool = expects('expected bool', (data) => typeof data === 'boolean');
const isMapping = expects('expected a dictionary', isMap);
const isList = expects('expected a list', Array.isArray);
const anything: Rule = () => SOUND;

const listOf =
  (rule: Rule): Rule =>
  (data, path) =>
    Array.isArray(data) ? data.flatMap((item, i) => rule(item, [...path, String(i)])) : isList(data, path);

const either =
  (...rules: readonly Rule[]): Rule =>
  (data, path) => {
    const all = rules.map((rule) => rule(data, path));
    if (all.some((faults) => faults.length === 0)) return SOUND;
    return all.find((faults) => faults.some((fault) => fault.path.length > path.length)) ?? all[0]!;
  };

/** A mapping of known keys; `required` ones have to be there. */
const record =
  (keys: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule =>
  (data, path) => {
    if (!isMap(data)) return isMapping(data, path);
    const faults = [...data].flatMap(([key, value]): readonly Fault[] => {
      const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const place = [...path, key];
      if (rule) return rule(value, place);
      return [{ message: 'extra keys not allowed', path: place, allowed: Object.keys(keys) }];
    });
    const missing = required
      .filter((key) => !data.has(key))
      .map((key) => ({ message: 'required key not provided', path: [...path, key] }));
    return [...faults, ...missing];
  };

const mappingOf =
  (rule: Rule): Rule =>
  (data, path) =>
    isMap(data) ? [...data].flatMap(([key, value]) => rule(value, [...path, key])) : isMapping(data, path);

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
  mappingOf(either(listOf(isText), (data, path) => (data === null ? SOUND : isList(data, path)))),
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

/** Everything in a `dvc.yaml` that DVC does not take, in the order of the file. */
export const pipelineFaults = (data: Data): readonly Fault[] => PIPELINE(data, []);

/** Checks a `dvc.yaml` against what DVC takes. @throws DvcError that names the place and shows the line. */
export function validatePipeline(
  data: Data,
  document: Document,
  lines: LineCounter,
  source: string,
  shown: string,
): void {
  const [fault] = pipelineFaults(data);
  if (fault === undefined) return;
  const { line, col: column } = lines.linePos(placeOf(fault.path, document).from);
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

/** A part of a text, in characters from its beginning. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where the deepest part of a path stands that is there: the key of a mapping, or the item of a list. */
export function placeOf(path: readonly string[], document: Document): Place {
  let at: unknown = document.contents;
  let place: Place = { from: 0, to: 0 };
  for (const part of path) {
    let found: { range?: readonly [number, number, number] | null } | undefined;
    if (isYamlMap(at)) {
      const pair = at.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part,
      );
      if (pair === undefined) break;
      found = pair.key as typeof found;
      at = pair.value;
    } else {
      found = (at as { items?: (typeof found)[] } | null)?.items?.[Number(part)];
      if (found === undefined) break;
      at = found;
    }
    if (found?.range) place = { from: found.range[0], to: found.range[1] };
  }
  return place;
}
