import { readFileSync } from 'node:fs';

/**
 * The parameters of one stage: the numbers under its name in `params.yaml` of the folder that the stage runs in. This is
 * YAML of two levels, no more.
 */
export function paramsOf(stage: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  let name = '';
  for (const line of readFileSync('params.yaml', 'utf8').split('\n')) {
    const [, indent, key, value] = /^( *)(\w+): *([^ #]*)/.exec(line) ?? [];
    if (key === undefined) continue;
    if (indent === '') name = key;
    else if (name === stage) found[key] = Number(value);
  }
  return found;
}
