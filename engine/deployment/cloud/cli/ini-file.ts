import { type FileSystem, parentOf } from '../../../core/file-system';

/** A file of sections with `key = value` lines, as the clouds' programs keep their settings in. */
export type IniFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads such a file; one that is not there has no sections. Lines that are none are passed over. */
export function readIni(fs: FileSystem, path: string): IniFile {
  const sections: Record<string, Record<string, string>> = {};
  let section = '';
  for (const line of fs.isFile(path) ? fs.readText(path).split('\n') : []) {
    const head = /^\s*\[(.+)\]\s*$/.exec(line);
    const pair = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
    if (head) section = head[1]!;
    else if (pair) sections[section] = { ...sections[section], [pair[1]!]: pair[2]! };
  }
  return sections;
}

/** Sets one value of such a file and leaves the others; an empty one takes it away. */
export function setIni(fs: FileSystem, path: string, section: string, key: string, text: string): void {
  const sections = readIni(fs, path);
  const { [key]: _before, ...others } = sections[section] ?? {};
  const next: IniFile = { ...sections, [section]: text === '' ? others : { ...others, [key]: text } };
  const lines = Object.entries(next).flatMap(([name, pairs]) => [
    `[${name}]`,
    ...Object.entries(pairs).map(([one, given]) => `${one} = ${given}`),
  ]);
  fs.makeFolder(parentOf(path));
  fs.write(path, `${lines.join('\n')}\n`);
}
