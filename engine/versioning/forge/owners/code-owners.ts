import { compileOwnerPattern, type PathTest } from './pattern';

/** Where GitHub looks for the file, the first one that is there. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** What is wrong with a line, in the words of GitHub's API (`GET /repos/{owner}/{repo}/codeowners/errors`). */
export interface CodeOwnersError {
  readonly kind: 'Invalid pattern' | 'Invalid owner' | 'Unknown owner';
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly source: string;
  readonly suggestion: string | null;
}

/** A line that says whose files are. */
export interface OwnerRule {
  readonly line: number;
  readonly pattern: string;
  readonly fits: PathTest;
  /** Logins; a team stands for its members. Empty: nobody's, whatever a line before says. */
  readonly owners: readonly string[];
  /** As they are written: `@ines-duarte`, `@northline/data`. */
  readonly names: readonly string[];
}

/** A CODEOWNERS file that has been read. */
export interface CodeOwners {
  readonly rules: readonly OwnerRule[];
  readonly errors: readonly CodeOwnersError[];
}

/** Who a name of the file stands for; undefined: nobody who may write here. */
export type ResolveOwner = (name: string) => readonly string[] | undefined;

const OWNER = /^@[\w.-]+(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+\.[^@\s]+$/;

const SUGGESTIONS: readonly (readonly [RegExp, string])[] = [
  [/^!/, 'Negation does not work here. A later line without owners takes files out again.'],
  [/[[\]]/, 'Character ranges do not work here. Write one line for each.'],
  [/^\\/, 'A pattern cannot begin with a backslash.'],
];

/** The words of a line; `\ ` stands for a space within one, `#` begins a comment. */
function wordsOf(line: string): { readonly text: string; readonly column: number }[] {
  const words: { text: string; column: number }[] = [];
  for (const match of line.matchAll(/(?:\\ |\S)+/g)) {
    if (match[0].startsWith('#')) break;
    words.push({ text: match[0].replaceAll('\\ ', ' '), column: match.index + 1 });
  }
  return words;
}

/**
 * Reads a CODEOWNERS file as GitHub does: a line that it cannot read is passed over and told of, a name that it does not
 * know owns nothing.
 */
export function readCodeOwners(text: string, resolve: ResolveOwner): CodeOwners {
  const rules: OwnerRule[] = [];
  const errors: CodeOwnersError[] = [];
  text.split(/\r?\n/).forEach((source, i) => {
    const [pattern, ...names] = wordsOf(source);
    if (pattern === undefined) return;
    const line = i + 1;
    const wrong = (kind: CodeOwnersError['kind'], column: number, suggestion: string | null = null) => {
      errors.push({ kind, line, column, source, suggestion });
    };
    const fits = compileOwnerPattern(pattern.text);
    if (fits === undefined) {
      wrong('Invalid pattern', pattern.column, SUGGESTIONS.find(([test]) => test.test(pattern.text))?.[1]);
      return;
    }
    const bad = names.find((name) => !OWNER.test(name.text));
    if (bad !== undefined) {
      wrong('Invalid owner', bad.column, 'An owner is @user, @organisation/team or an address.');
      return;
    }
    const owners = names.flatMap((name) => {
      const people = resolve(name.text);
      if (people === undefined)
        wrong(
          'Unknown owner',
          name.column,
          `make sure ${name.text} exists and has write access to the repository`,
        );
      return people ?? [];
    });
    rules.push({
      line,
      pattern: pattern.text,
      fits,
      owners: [...new Set(owners)],
      names: names.map((name) => name.text),
    });
  });
  return { rules, errors };
}

/** The line that decides about a path: the last one that fits; undefined: none does. */
export const ownerRuleOf = ({ rules }: CodeOwners, path: string): OwnerRule | undefined =>
  rules.findLast(({ fits }) => fits(path));
