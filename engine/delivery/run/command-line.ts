import { type FileSystem, resolvePath } from '../../core/file-system';
import type { ImageConfig } from '../image/config';

/** What a container runs: the entry point with what follows it. [] when there is nothing. */
export function commandOf(
  config: ImageConfig,
  words: readonly string[],
  entrypoint?: string,
): readonly string[] {
  const first = entrypoint === undefined ? (config.entrypoint ?? []) : entrypoint === '' ? [] : [entrypoint];
  const rest = words.length > 0 ? words : entrypoint === undefined ? (config.cmd ?? []) : [];
  return [...first, ...rest];
}

const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`);

const isShell = (name: string) => /^(?:\/bin\/)?(?:sh|bash|ash)$/.test(name);

/** A command as a line of shell. */
export function scriptOf(command: readonly string[]): string {
  const at = command.findIndex((word, index) => index > 0 && /^-\w*c$/.test(word));
  if (isShell(command[0] ?? '') && at > 0 && command[at + 1] !== undefined) return command[at + 1]!;
  return command.map(quoted).join(' ');
}

/** Whether a command is a shell that waits for somebody to type. */
export const isBareShell = (command: readonly string[]): boolean =>
  command.length === 1 && isShell(command[0]!);

const NODE =
  /^(?:exec\s+)?(?:\/usr\/local\/bin\/|\/nodejs\/bin\/)?(?:node|tsx)\s+(?:--[\w=-]+\s+)*([\w./-]+\.[cm]?[jt]s)\s*$/;

/** The module that a command runs by node, directly or by a script of package.json; null: it runs something else. */
export function moduleOf(fs: FileSystem, command: readonly string[], workdir: string): string | null {
  let script = scriptOf(command).trim();
  const [, name] = /^(?:exec\s+)?npm\s+(?:run(?:-script)?\s+)?([\w:-]+)\s*$/.exec(script) ?? [];
  if (name !== undefined) script = scriptNamed(fs, resolvePath(workdir, 'package.json'), name) ?? '';
  const [, path] = NODE.exec(script) ?? [];
  const full = path === undefined ? null : resolvePath(workdir, path);
  return full !== null && fs.isFile(full) ? full : null;
}

function scriptNamed(fs: FileSystem, path: string, name: string): string | undefined {
  if (!fs.isFile(path)) return undefined;
  try {
    return (JSON.parse(fs.readText(path)) as { scripts?: Record<string, string> }).scripts?.[name];
  } catch {
    // npm says what is wrong with it when it is run.
    return undefined;
  }
}
