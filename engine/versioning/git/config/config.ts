import type { FileSystem } from '@/engine/core/file-system';
import { die } from '../program/failure';
import { normalConfigName } from './config-edit';
import { type ConfigEntry, parseConfig } from './config-file';

/** Where a setting comes from; later ones win. */
export type ConfigScope = 'system' | 'global' | 'local' | 'command';

/** A setting with the file that says it. */
export interface ScopedEntry extends Pick<ConfigEntry, 'name' | 'value'> {
  readonly scope: ConfigScope;
  /** Absolute path; '' for the command line. */
  readonly path: string;
}

const TRUE = /^(true|yes|on)$/i;
const FALSE = /^(false|no|off|)$/i;

/** `true`, `1k`, `off` … as a boolean; undefined when it is none. */
export function parseBoolean(value: string | null): boolean | undefined {
  if (value === null || TRUE.test(value)) return true;
  if (FALSE.test(value)) return false;
  return /^-?\d+$/.test(value) ? Number(value) !== 0 : undefined;
}

/** The settings that hold for a command, from all files and from `-c`. */
export class Config {
  readonly entries: readonly ScopedEntry[];

  constructor(entries: readonly ScopedEntry[]) {
    this.entries = entries;
  }

  /** The last value of a setting; a key that stands alone reads `true`. */
  get(name: string): string | undefined {
    const entry = this.#last(name);
    return entry === undefined ? undefined : (entry.value ?? 'true');
  }

  /** All values of a setting, in order. */
  all(name: string): string[] {
    const normal = normalConfigName(name);
    return this.entries.filter((entry) => entry.name === normal).map((entry) => entry.value ?? 'true');
  }

  /** @throws GitFailure `bad boolean config value …`. */
  boolean(name: string, otherwise: boolean): boolean {
    const entry = this.#last(name);
    if (entry === undefined) return otherwise;
    return parseBoolean(entry.value) ?? die(`bad boolean config value '${entry.value}' for '${entry.name}'`);
  }

  /** The subsections of a section in order of appearance: `remote` → `origin`, … */
  subsections(section: string): string[] {
    const found = new Set<string>();
    for (const { name } of this.entries) {
      const first = name.indexOf('.');
      const last = name.lastIndexOf('.');
      if (last > first && name.slice(0, first) === section) found.add(name.slice(first + 1, last));
    }
    return [...found];
  }

  #last(name: string): ScopedEntry | undefined {
    const normal = normalConfigName(name);
    return this.entries.findLast((entry) => entry.name === normal);
  }
}

/** The settings of one file; [] when it is not there. */
export function readConfigFile(fs: FileSystem, path: string, scope: ConfigScope): ScopedEntry[] {
  if (!fs.isFile(path)) return [];
  return parseConfig(fs.readText(path), path).entries.map(({ name, value }) => ({
    name,
    value,
    scope,
    path,
  }));
}

/** The file that `git config --global` writes, and those that are read for it. */
export function globalConfigPaths(env: Readonly<Record<string, string>>): string[] {
  if (env.GIT_CONFIG_GLOBAL !== undefined) return env.GIT_CONFIG_GLOBAL === '' ? [] : [env.GIT_CONFIG_GLOBAL];
  const home = env.HOME;
  if (home === undefined || home === '') return [];
  const xdg = env.XDG_CONFIG_HOME ? env.XDG_CONFIG_HOME : `${home}/.config`;
  return [`${xdg}/git/config`, `${home}/.gitconfig`];
}
