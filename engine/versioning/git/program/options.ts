import { GitFailure } from './failure';

/**
 * One option of a command. `flag`: `--x` true, `--no-x` false. `value`: the last one. `values`: all, in order.
 * `optional`: `--x` true, `--x=v` the text. `choice`: several flags of which the last one holds; gives its key.
 */
export type OptionSpec =
  | {
      readonly kind: 'flag' | 'value' | 'values' | 'optional' | 'count';
      readonly names: readonly string[];
      /** What a value is that is missing since the option stands last. */
      readonly last?: string;
    }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> };

/** `--x`, `-x`; also `--no-x`. Names without dashes: one letter is a short option. */
export const flag = (...names: string[]) => ({ kind: 'flag', names }) as const;
/** `--x=v`, `--x v`, `-xv`, `-x v`; the last one holds. */
export const value = (...names: string[]) => ({ kind: 'value', names }) as const;
/** As `value`; the option may stand last without one: then it is `last`. */
export const valueOr = (last: string, ...names: string[]) => ({ kind: 'value', names, last }) as const;
/** As `value`; all of them. */
export const values = (...names: string[]) => ({ kind: 'values', names }) as const;
/** `--x` or `--x=v`; short ones take what follows them directly (`-U5`). */
export const optional = (...names: string[]) => ({ kind: 'optional', names }) as const;
/** How often it was given: `-v -v`, `-vv`. */
export const count = (...names: string[]) => ({ kind: 'count', names }) as const;
/** Flags of which the last one holds: `{ soft: 'soft', hard: 'hard' }` maps a name to its result. */
export const choice = <const C extends Readonly<Record<string, string>>>(choices: C) =>
  ({ kind: 'choice', choices }) as const;

type ValueOf<S> = S extends { readonly kind: 'flag' }
  ? boolean | undefined
  : S extends { readonly kind: 'value' }
    ? string | undefined
    : S extends { readonly kind: 'values' }
      ? readonly string[]
      : S extends { readonly kind: 'count' }
        ? number
        : S extends { readonly kind: 'optional' }
          ? string | boolean | undefined
          : S extends { readonly kind: 'choice'; readonly choices: infer C }
            ? C[keyof C] | undefined
            : never;

export type OptionValues<S extends Readonly<Record<string, OptionSpec>>> = {
  readonly [K in keyof S]: ValueOf<S[K]>;
};

/** What a command was called with. */
export interface ParsedArguments<S extends Readonly<Record<string, OptionSpec>>> {
  readonly options: OptionValues<S>;
  /** What is no option, before `--`. */
  readonly operands: readonly string[];
  /** What follows `--`; undefined: there was no `--`. */
  readonly paths: readonly string[] | undefined;
}

/** How a command reads its arguments. */
export interface OptionGrammar<S extends Readonly<Record<string, OptionSpec>>> {
  /** The command's name, for messages. */
  readonly command: string;
  readonly specs: S;
  /** One line, without `usage: git `. */
  readonly usage: string;
  /** Options that real git has and the lab does not, with their dashes. */
  readonly lacking?: readonly string[];
  /** `-5` stands for this option: its key. */
  readonly digits?: string;
  /** Options end at the first operand. */
  readonly stopAtOperand?: boolean;
}

interface Target {
  readonly key: string;
  readonly spec: OptionSpec;
  readonly choice?: string;
}

const lastOf = (spec: OptionSpec): string | undefined => ('last' in spec ? spec.last : undefined);

const usageError = (message: string): GitFailure => new GitFailure(`error: ${message}`, 129);

/**
 * Reads the arguments of a command as git's own parser does: bundled short options, `--name=value`, `--no-name`,
 * shortened long names, `--`.
 * @throws GitFailure (exit code 129) for an option that is unknown, not available in the lab, or wants a value.
 */
export function parseArguments<S extends Readonly<Record<string, OptionSpec>>>(
  args: readonly string[],
  grammar: OptionGrammar<S>,
): ParsedArguments<S> {
  const result: Record<string, string | boolean | number | string[] | undefined> = {};
  const targets = new Map<string, Target>();
  for (const [key, spec] of Object.entries(grammar.specs)) {
    if (spec.kind === 'choice')
      for (const [name, outcome] of Object.entries(spec.choices))
        targets.set(name, { key, spec, choice: outcome });
    else for (const name of spec.names) targets.set(name, { key, spec });
    if (spec.kind === 'values') result[key] = [];
    if (spec.kind === 'count') result[key] = 0;
  }
  const set = ({ key, spec, choice: outcome }: Target, text: string | boolean) => {
    if (text === false && spec.kind === 'value') result[key] = undefined;
    else if (text === false && spec.kind === 'values') result[key] = [];
    else if (spec.kind === 'values') (result[key] as string[]).push(text as string);
    else if (spec.kind === 'count') result[key] = text === false ? 0 : (result[key] as number) + 1;
    else if (spec.kind === 'choice') result[key] = text === false ? undefined : outcome;
    else result[key] = text;
  };
  const takesValue = (spec: OptionSpec) => spec.kind === 'value' || spec.kind === 'values';
  const operands: string[] = [];
  let paths: string[] | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      paths = args.slice(i + 1);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      if (grammar.stopAtOperand !== true) continue;
      operands.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const equals = arg.indexOf('=');
      const name = equals === -1 ? arg.slice(2) : arg.slice(2, equals);
      const given = equals === -1 ? undefined : arg.slice(equals + 1);
      const found = findLong(targets, name, grammar);
      if (found.negated) {
        if (given !== undefined) throw usageError(`option \`${name}' takes no value`);
        set(found.target, false);
      } else if (takesValue(found.target.spec)) {
        const text = given ?? args[++i] ?? lastOf(found.target.spec);
        if (text === undefined) throw usageError(`option \`${name}' requires a value`);
        set(found.target, text);
      } else {
        if (given !== undefined && found.target.spec.kind !== 'optional')
          throw usageError(`option \`${name}' takes no value`);
        set(found.target, given ?? true);
      }
      continue;
    }
    if (grammar.digits !== undefined && /^-\d+$/.test(arg)) {
      result[grammar.digits] = arg.slice(1);
      continue;
    }
    for (let at = 1; at < arg.length; at++) {
      const target = targets.get(arg[at]!);
      if (target === undefined) throw unknownShort(arg[at]!, arg, grammar);
      if (!takesValue(target.spec) && target.spec.kind !== 'optional') {
        set(target, true);
        continue;
      }
      const attached = arg.slice(at + 1);
      if (target.spec.kind === 'optional') set(target, attached === '' ? true : attached);
      else {
        const text = attached === '' ? args[++i] : attached;
        if (text === undefined) throw usageError(`switch \`${arg[at]}' requires a value`);
        set(target, text);
      }
      break;
    }
  }
  return { options: result as OptionValues<S>, operands, paths };
}

type AnyGrammar = Pick<OptionGrammar<Readonly<Record<string, OptionSpec>>>, 'command' | 'usage' | 'lacking'>;

const notAvailable = (option: string, { command }: AnyGrammar): GitFailure =>
  new GitFailure(`error: option '${option}' of 'git ${command}' is not available in the lab`, 129);

function unknownShort(letter: string, arg: string, grammar: AnyGrammar): GitFailure {
  if (grammar.lacking?.includes(`-${letter}`) === true) return notAvailable(`-${letter}`, grammar);
  if (grammar.lacking?.includes(arg) === true) return notAvailable(arg, grammar);
  return new GitFailure(`error: unknown switch \`${letter}'\nusage: git ${grammar.usage}\n`, 129);
}

function findLong(
  targets: ReadonlyMap<string, Target>,
  name: string,
  grammar: AnyGrammar,
): { readonly target: Target; readonly negated: boolean } {
  const exact = targets.get(name);
  if (exact !== undefined && name.length > 1) return { target: exact, negated: false };
  const positive = name.startsWith('no-') ? targets.get(name.slice(3)) : undefined;
  if (positive !== undefined) return { target: positive, negated: true };
  const flipped = targets.get(`no-${name}`);
  if (flipped !== undefined) return { target: flipped, negated: true };
  const opposite = name.startsWith('no-') ? name.slice(3) : `no-${name}`;
  if (grammar.lacking?.some((option) => option === `--${name}` || option === `--${opposite}`) === true)
    throw notAvailable(`--${name}`, grammar);
  const lackingNames = (grammar.lacking ?? []).map((option) => option.replace(/^-+/, ''));
  const negated = name.startsWith('no-');
  const start = negated ? name.slice(3) : name;
  const candidates = [...targets.keys(), ...lackingNames].filter(
    (known) => known.length > 1 && start !== '' && known.startsWith(start),
  );
  const distinct = [...new Set(candidates.map((known) => targets.get(known)?.key ?? known))];
  if (distinct.length === 1 && candidates.length > 0) {
    const target = targets.get(candidates[0]!);
    if (target === undefined) throw notAvailable(`--${candidates[0]}`, grammar);
    return { target, negated };
  }
  if (distinct.length > 1)
    throw usageError(`ambiguous option: ${name} (could be --${candidates[0]} or --${candidates[1]})`);
  throw new GitFailure(`error: unknown option \`${name}'\nusage: git ${grammar.usage}\n`, 129);
}
