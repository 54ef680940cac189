import type { Finding, ReviewRule } from '../finding';

const PARAMS = /(?:^|\/)params\.(?:ya?ml|json)$/;
/** A page that says what the parameters mean. */
const PAGE = /(?:^|\/)param(?:eter)?s\.md$/i;
const KEY = /^\s*"?(?<key>[A-Za-z_][\w.-]*)"?\s*:/;

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The page nearest to a file of parameters: in its folder or the `docs/` of it, else in the first folder above that has one. */
function pageFor(path: string, paths: ReadonlySet<string>): string | undefined {
  const pages = [...paths].filter((one) => PAGE.test(one)).sort();
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const places = [folder, folder === '' ? 'docs' : `${folder}/docs`];
    const near = pages.find((page) => places.includes(folderOf(page)));
    if (near !== undefined || folder === '') return near;
  }
}

/** Parameters that the project's own page of parameters does not name. */
export const UNDOCUMENTED_PARAMETER: ReviewRule = {
  id: 'undocumented-parameter',
  blocking: true,
  focus: ['data', 'engineering'],
  find: ({ files, paths, textOf }) =>
    files
      .filter(({ path }) => PARAMS.test(path))
      .flatMap(({ path, added }): Finding[] => {
        const page = pageFor(path, paths);
        const known = page === undefined ? undefined : textOf(page);
        if (page === undefined || known === undefined) return [];
        return added.flatMap(({ number, text }) => {
          const key = KEY.exec(text)?.groups?.key;
          if (key === undefined || known.includes(key)) return [];
          const says = `${page} says what each parameter means, and does not know ${key}. Please add its meaning and its unit.`;
          return [{ key: `${path}: ${key}`, path, line: number, text: says }];
        });
      }),
};
