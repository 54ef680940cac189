import { parse } from 'yaml';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../../core/files';
import { reachableCode } from '../../../core/reachable-code';
import { md5Hex } from '../../../versioning/dvc/hash/md5';
import type { Chain, Script } from './chain';

/** The parameters of a chain as they stand in its file, by dotted key; none where the file cannot be read. */
export function paramValue(files: WorkspaceFiles, chain: Chain, key: string): unknown {
  const text = files[`${chain.folder}/${chain.params}`];
  if (typeof text !== 'string') return undefined;
  return key.split('.').reduce<unknown>((value, part) => asMap(value)?.[part], readYaml(text));
}

const asMap = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One name for all that goes into a script: its code with what that imports, its parameters, the files that it reads. Two
 * runs of the same name give the same files. `codeText` may leave out of code what does not change what it does.
 */
export function inputsOf(
  files: WorkspaceFiles,
  chain: Chain,
  { script, reads, params }: Script,
  codeText: (text: string) => string = (text) => text,
): string {
  const at = (path: string) => `${chain.folder}/${path}`;
  const code = [...(reachableCode(files, [at(script)]) ?? [at(script)])].sort();
  return md5Hex(
    JSON.stringify([
      ...code.map((path) => [path, digest(textBy(codeText, files[path]))]),
      ...params.map((key) => [key, paramValue(files, chain, key) ?? null]),
      ...contents(files, reads.map(at)),
    ]),
  );
}

/** One name for what a script has written, as it stands there. */
export const outputsOf = (files: WorkspaceFiles, chain: Chain, { writes }: Script): string =>
  md5Hex(
    JSON.stringify(
      contents(
        files,
        writes.map((path) => `${chain.folder}/${path}`),
      ),
    ),
  );

const contents = (files: WorkspaceFiles, paths: readonly WorkspacePath[]) =>
  paths.map((path) => [path, digest(files[path])]);

const digest = (content: FileContent | undefined) => (content === undefined ? null : md5Hex(content));

const textBy = (read: (text: string) => string, content: FileContent | undefined) =>
  typeof content === 'string' ? read(content) : content;
