import type { FileSystem } from '@/engine/core/file-system';

const DESCRIPTION = "Unnamed repository; edit this file 'description' to name the repository.\n";

const EXCLUDE = `# git ls-files --others --exclude-from=.git/info/exclude
# Lines that start with '#' are comments.
# For a project mostly in C, the following would be a good set of
# exclude patterns (uncomment them if you want to use them):
# *.[oa]
# *~
`;

const configText = (bare: boolean): string =>
  `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = ${bare}\n${
    bare ? '' : '\tlogallrefupdates = true\n'
  }`;

/** Lays out the folders and files of a repository; what is there already stays as it is. */
export function layOutRepository(
  fs: FileSystem,
  gitDir: string,
  { bare, branch }: { readonly bare: boolean; readonly branch: string },
): void {
  for (const folder of [
    'branches',
    'hooks',
    'info',
    'objects/info',
    'objects/pack',
    'refs/heads',
    'refs/tags',
  ])
    fs.makeFolder(`${gitDir}/${folder}`);
  const write = (name: string, text: string) => {
    if (!fs.exists(`${gitDir}/${name}`)) fs.write(`${gitDir}/${name}`, text);
  };
  write('description', DESCRIPTION);
  write('info/exclude', EXCLUDE);
  write('config', configText(bare));
  write('HEAD', `ref: refs/heads/${branch}\n`);
}
