import { PyFloat, pyFloat } from '../../../core/python-text';
import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';
import { shellQuote } from '../text/humanize';

const TEMPLATE = /(?<!\\)\$\{(.*?)\}/g;

/** Whether any text of a value has a `${…}`. */
export function hasTemplate(data: Data): boolean {
  if (typeof data === 'string') return data.search(TEMPLATE) >= 0;
  if (Array.isArray(data)) return data.some(hasTemplate);
  return isMap(data) && [...data].some(([key, value]) => hasTemplate(key) || hasTemplate(value));
}

/** A value with each `${a.b[0]}` replaced by what stands there in the context. @throws DvcError when nothing does. */
export function interpolate(data: Data, context: DataMap, isCommand = false): Data {
  if (typeof data === 'string') return interpolateText(data, context, isCommand);
  if (Array.isArray(data)) return data.map((item) => interpolate(item, context, isCommand));
  if (isMap(data))
    return new Map(
      [...data].map(([key, value]) => [
        String(interpolateText(key, context, false)),
        interpolate(value, context),
      ]),
    );
  return data;
}

function interpolateText(text: string, context: DataMap, isCommand: boolean): Data {
  const matches = [...text.matchAll(TEMPLATE)];
  if (matches.length === 0) return text.replaceAll('\\${', '${');
  if (matches.length === 1 && matches[0]![0] === text && !isCommand) return lookUp(matches[0]![1]!, context);
  const filled = text.replace(TEMPLATE, (_, expression: string) => {
    const value = lookUp(expression, context);
    if (isCommand && isMap(value)) return asOptions(value);
    if (isCommand && Array.isArray(value))
      return value.map((item) => shellQuote(templateText(item))).join(' ');
    if (isMap(value) || Array.isArray(value))
      throw new DvcError(`Cannot interpolate data of type '${isMap(value) ? 'dict' : 'list'}'`);
    return templateText(value);
  });
  return filled.replaceAll('\\${', '${');
}

/** A scalar as it stands in a text: as Python's `str`, with `true` and `false` in lower case. */
export function templateText(value: Data): string {
  if (value instanceof PyFloat) return pyFloat(value.value);
  if (value === null) return 'None';
  return String(value);
}

function lookUp(expression: string, context: DataMap): Data {
  const path = expression.trim();
  if (!/^[^.[\]\s]+(?:\.[^.[\]\s]+|\[[^\][]+\])*$/.test(path))
    throw new DvcError(
      `cannot read the expression '\${${expression}}': expected a name such as 'train.lr' or 'models[0]'`,
    );
  let at: Data | undefined = context;
  const seen: string[] = [];
  for (const part of path.replaceAll('[', '.').replaceAll(']', '').split('.')) {
    seen.push(part);
    at = isMap(at) ? at.get(part) : Array.isArray(at) && /^\d+$/.test(part) ? at[Number(part)] : undefined;
    if (at === undefined) throw new DvcError(`Could not find '${seen.join('.')}'`);
  }
  return at;
}

/** A mapping in a command as options: `--lr 0.1 --nested.key v --flag`. */
function asOptions(map: DataMap, prefix = ''): string {
  const words: string[] = [];
  for (const [key, value] of map) {
    const name = `${prefix}${key}`;
    if (isMap(value)) words.push(asOptions(value, `${name}.`));
    else if (Array.isArray(value))
      words.push(`--${name} ${value.map((item) => shellQuote(templateText(item))).join(' ')}`);
    else if (typeof value === 'boolean') words.push(...(value ? [`--${name}`] : []));
    else words.push(`--${name} ${shellQuote(templateText(value))}`);
  }
  return words.join(' ');
}
