import type { Repository } from '../program/repository';

/** Changes the text of a repository's own config file. Settings that were read before stay as they were. */
export function editRepositoryConfig(
  { fs, gitDir }: Pick<Repository, 'fs' | 'gitDir'>,
  edit: (text: string) => string,
): void {
  const path = `${gitDir}/config`;
  const before = fs.isFile(path) ? fs.readText(path) : '';
  const after = edit(before);
  if (after !== before) fs.write(path, after);
}
