/** Whether a path from the top of a repository, without a slash before it, is meant. */
export type PathTest = (path: string) => boolean;

const literal = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

/** One segment between slashes: `*` and `?` stay within it. */
const segmentSource = (segment: string): string =>
  [...segment].map((char) => (char === '*' ? '[^/]*' : char === '?' ? '[^/]' : literal(char))).join('');

/**
 * Compiles a pattern of a CODEOWNERS file, by the rules of GitHub: those of `.gitignore`, without `!`, `[ ]` and `\#`
 * (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
 *
 * - A slash at the front or in the middle ties the pattern to the top of the repository; else it fits at any depth.
 * - What fits a folder fits all that is below it, but for a last segment `*`: `docs/*` are the files of `docs` alone.
 * - A slash at the end stands for folders alone. `**` between slashes stands for any number of folders. Letters count
 *   as they are written.
 *
 * @returns undefined for a pattern that GitHub does not take.
 */
export function compileOwnerPattern(pattern: string): PathTest | undefined {
  if (pattern === '' || /^[!\\]|\[|\]|\*{3}/.test(pattern)) return undefined;
  const isFolder = pattern.endsWith('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (bare === '') return isFolder ? () => true : undefined;
  const segments = bare.split('/');
  if (segments.includes('')) return undefined;
  const isTied = pattern.startsWith('/') || segments.length > 1;
  const last = segments.length - 1;
  let source = isTied ? '^' : '^(?:.*/)?';
  segments.forEach((segment, i) => {
    if (segment !== '**') source += segmentSource(segment) + (i < last ? '/' : '');
    else if (i < last) source += '(?:.*/)?';
    else source += '.+';
  });
  const below = '/.+';
  if (isFolder) source += below;
  else if (!(segments[last] === '*' && segments.length > 1) && segments[last] !== '**')
    source += `(?:${below})?`;
  const test = new RegExp(`${source}$`, 's');
  return (path) => test.test(path);
}
