/**
 * A pattern of a filter as a regular expression over the whole name. `*` is anything but `/`, `**` is anything; `?` is
 * none or one and `+` one or more of the character before it; `[…]` is one of these; `\` takes the next as it is.
 */
export function patternExpression(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (pattern.startsWith('**/', i) && (i === 0 || pattern[i - 1] === '/')) {
      source += '(?:.*/)?';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      source += '.*';
      i++;
    } else if (character === '*') source += '[^/]*';
    else if ((character === '?' || character === '+') && i > 0) source += character;
    else if (character === '[') {
      const end = pattern.indexOf(']', i + 1);
      if (end < 0) source += '\\[';
      else {
        source += `[${pattern.slice(i + 1, end).replace(/[\\^[]/g, '\\$&')}]`;
        i = end;
      }
    } else if (character === '\\' && i + 1 < pattern.length) source += literal(pattern[++i]!);
    else source += literal(character);
  }
  return new RegExp(`^${source}$`, 's');
}

const literal = (character: string) => character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

interface Rule {
  readonly isNegative: boolean;
  readonly expression: RegExp;
}

const known = new Map<string, Rule>();

function ruleOf(pattern: string): Rule {
  let rule = known.get(pattern);
  if (rule === undefined) {
    const isNegative = pattern.startsWith('!');
    try {
      rule = { isNegative, expression: patternExpression(isNegative ? pattern.slice(1) : pattern) };
    } catch {
      // What is no pattern (`a++`) fits nothing but itself.
      rule = { isNegative, expression: new RegExp(`^${[...pattern].map(literal).join('')}$`) };
    }
    if (known.size > 1_000) known.clear();
    known.set(pattern, rule);
  }
  return rule;
}

/** Whether patterns let a name in: they are read in order, `!` takes out again, the last one that fits decides. */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  let isIn = false;
  for (const pattern of patterns) {
    const { isNegative, expression } = ruleOf(pattern);
    if (isIn === isNegative && expression.test(name)) isIn = !isNegative;
  }
  return isIn;
}

/** Whether a filter of `X` or `X-ignore` lets a name in; neither lets all in. */
export function passes(
  only: readonly string[] | undefined,
  ignore: readonly string[] | undefined,
  name: string,
): boolean {
  if (only !== undefined) return matchesPatterns(only, name);
  return ignore === undefined || !matchesPatterns(ignore, name);
}

/** Whether any of the files passes; a filter of files with no files does not. */
export const anyPasses = (
  only: readonly string[] | undefined,
  ignore: readonly string[] | undefined,
  names: readonly string[],
): boolean =>
  (only === undefined && ignore === undefined) || names.some((name) => passes(only, ignore, name));
