/** The options of a tsconfig that say what counts as a problem; all are on or off. */
const CHECKS = [
  'strict',
  'noImplicitAny',
  'strictNullChecks',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictPropertyInitialization',
  'noImplicitThis',
  'useUnknownInCatchVariables',
  'noUnusedLocals',
  'noUnusedParameters',
  'noImplicitReturns',
  'noFallthroughCasesInSwitch',
  'noUncheckedIndexedAccess',
  'noImplicitOverride',
  'noPropertyAccessFromIndexSignature',
  'exactOptionalPropertyTypes',
  'erasableSyntaxOnly',
  'verbatimModuleSyntax',
] as const;

/** What of a project's tsconfig the editor follows. */
export type TsconfigChecks = { readonly [Check in (typeof CHECKS)[number]]?: boolean };

/** A string, or a comment; a comma that nothing follows. */
const STRING_OR_COMMENT = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const STRING_OR_LAST_COMMA = /"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g;

/** The checks that a `tsconfig.json` asks for; none for one that cannot be read, which the editor marks by itself. */
export function tsconfigChecks(text: unknown): TsconfigChecks {
  if (typeof text !== 'string') return {};
  const json = text
    .replace(STRING_OR_COMMENT, (found) => (found.startsWith('"') ? found : ' '))
    .replace(STRING_OR_LAST_COMMA, (found) => (found.startsWith('"') ? found : ''));
  let options: unknown;
  try {
    options = (JSON.parse(json) as { compilerOptions?: unknown } | null)?.compilerOptions;
  } catch {
    return {};
  }
  if (typeof options !== 'object' || options === null) return {};
  const given = options as Record<string, unknown>;
  return Object.fromEntries(
    CHECKS.filter((check) => typeof given[check] === 'boolean').map((check) => [check, given[check]]),
  );
}
