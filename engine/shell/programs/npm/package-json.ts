import { messageOf } from '../../../core/errors';
import type { FileSystem } from '../../../core/file-system';

/** What the lab reads of a package.json. */
export interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Reads a package.json; `problem` is what npm says when it cannot. */
export function readPackage(fs: FileSystem, path: string): PackageJson | { readonly problem: string } {
  if (!fs.isFile(path))
    return {
      problem: `code ENOENT\nsyscall open\npath ${path}\nerrno -2\nenoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'\nenoent This is related to npm not being able to find a file.\nenoent`,
    };
  try {
    const parsed: unknown = JSON.parse(fs.readText(path));
    return typeof parsed === 'object' && parsed !== null ? (parsed as PackageJson) : {};
  } catch (error) {
    return {
      problem: `code EJSONPARSE\npath ${path}\nJSON.parse ${messageOf(error)}\nJSON.parse Failed to parse JSON data.\nJSON.parse Note: package.json must be actual JSON, not just JavaScript.`,
    };
  }
}

/** Its scripts that are text. */
export function scriptsOf({ scripts }: PackageJson): Readonly<Record<string, string>> {
  if (typeof scripts !== 'object' || scripts === null) return {};
  return Object.fromEntries(Object.entries(scripts).filter(([, command]) => typeof command === 'string'));
}
