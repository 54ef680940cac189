const CODE = /\.(?:[cm]?[jt]sx?|py)$/;
const TEST =
  /(?:^|\/)(?:tests?|__tests__)\/|\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)test_[^/]*\.py$|_test\.py$/;
const SETTINGS = /\.config\.[cm]?[jt]s$|\.d\.ts$|(?:^|\/)setup\.py$/;

/** Whether a file holds code, tests included. */
export const isCode = (path: string): boolean => CODE.test(path);

export const isTest = (path: string): boolean => CODE.test(path) && TEST.test(path);

/** Code that should have a test: neither a test itself nor mere settings. */
export const isTestable = (path: string): boolean =>
  CODE.test(path) && !TEST.test(path) && !SETTINGS.test(path);

export const isPython = (path: string): boolean => path.endsWith('.py');

/** Whether a line says something to the machine: not blank, not a comment, not a lone bracket. */
export const isStatement = (text: string): boolean => !/^\s*(?:$|\/\/|\/\*|\*|#|[\])};,]+\s*$)/.test(text);

/** A line with its strings emptied and its comment cut off. */
export function withoutStrings(text: string, path: string): string {
  const bare = text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, '$1$1');
  return isPython(path) ? bare.replace(/#.*$/, '') : bare.replace(/\/\/.*$|\/\*.*?\*\//g, '');
}

/** The comment on a line; '' when there is none. */
export function commentOf(text: string, path: string): string {
  const bare = text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, '');
  return (isPython(path) ? /#(.*)$/ : /\/\/(.*)$|\/\*(.*)$|^\s*\*(.*)$/).exec(bare)?.[0] ?? '';
}
