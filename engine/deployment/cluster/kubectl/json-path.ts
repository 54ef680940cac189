import { fail } from './failure';

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly at: number }
  | { readonly kind: 'all' }
  | {
      readonly kind: 'filter';
      readonly path: readonly Step[];
      readonly operator: string;
      readonly value: string;
    };

const malformed = (expression: string): never =>
  fail(
    `error: error parsing jsonpath ${expression}, the lab reads fields, [n], [*], [?(@.field=="value")], {range}{end} and text`,
  );

function stepsOf(text: string, whole: string): Step[] {
  const steps: Step[] = [];
  let rest = text.trim().replace(/^[$@]/, '');
  while (rest !== '') {
    const field = /^\.((?:[\w-]|\\\.)+)/.exec(rest);
    const index = /^\[(-?\d+)\]/.exec(rest);
    const quoted = /^\['([^']+)'\]/.exec(rest);
    const all = /^(?:\[\*\]|\.\*)/.exec(rest);
    const filter = /^\[\?\(@(\.[\w.-]+)\s*(==|!=)\s*["']([^"']*)["']\)\]/.exec(rest);
    const found = field ?? index ?? quoted ?? all ?? filter ?? malformed(whole);
    if (field) steps.push({ kind: 'field', name: field[1]!.replaceAll('\\.', '.') });
    else if (index) steps.push({ kind: 'index', at: Number(index[1]) });
    else if (quoted) steps.push({ kind: 'field', name: quoted[1]! });
    else if (all) steps.push({ kind: 'all' });
    else if (filter)
      steps.push({
        kind: 'filter',
        path: stepsOf(filter[1]!, whole),
        operator: filter[2]!,
        value: filter[3]!,
      });
    rest = rest.slice(found[0].length);
  }
  return steps;
}

function take(value: object, step: Step): readonly unknown[] {
  switch (step.kind) {
    case 'field': {
      const found = Object.hasOwn(value, step.name)
        ? (value as Record<string, unknown>)[step.name]
        : undefined;
      return found === undefined ? [] : [found];
    }
    case 'index':
      return Array.isArray(value) && value.at(step.at) !== undefined ? [value.at(step.at)] : [];
    case 'all':
      return Object.values(value);
    case 'filter':
      return Object.values(value).filter((item) => {
        const isEqual = walk([item], step.path).some((one) => String(one) === step.value);
        return isEqual === (step.operator === '==');
      });
  }
}

function walk(values: readonly unknown[], steps: readonly Step[]): readonly unknown[] {
  let now = values;
  for (const step of steps)
    now = now.flatMap((value) => (typeof value === 'object' && value !== null ? take(value, step) : []));
  return now;
}

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** What a template of JSONPath makes of a value: `{.items[*].metadata.name}`, `{range .items[*]}{.kind}{"\n"}{end}`. */
export function jsonPath(template: string, value: unknown): string {
  const parts = template.match(/\{[^{}]*\}|[^{}]+/g) ?? [];
  if (parts.join('') !== template) malformed(template);
  const render = (from: number, to: number, current: unknown): string => {
    let text = '';
    for (let at = from; at < to; at++) {
      const part = parts[at]!;
      if (!part.startsWith('{')) {
        text += part;
        continue;
      }
      const inner = part.slice(1, -1).trim();
      const quoted = /^"(.*)"$/s.exec(inner);
      const range = /^range\s+(.*)$/s.exec(inner);
      if (quoted) text += quoted[1]!.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
      else if (range) {
        const end = endOf(at);
        for (const item of walk([current], stepsOf(range[1]!, template))) text += render(at + 1, end, item);
        at = end;
      } else if (inner !== 'end') text += walk([current], stepsOf(inner, template)).map(shown).join(' ');
    }
    return text;
  };
  const endOf = (start: number): number => {
    let depth = 0;
    for (let at = start; at < parts.length; at++) {
      if (/^\{\s*range\s/.test(parts[at]!)) depth++;
      if (/^\{\s*end\s*\}$/.test(parts[at]!) && --depth === 0) return at;
    }
    return malformed(template);
  };
  return render(0, parts.length, value);
}
