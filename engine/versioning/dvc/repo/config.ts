import { type FileSystem, parentOf, resolvePath } from '../../../core/file-system';
import { DvcConfigError } from '../errors';
import { relativePath } from '../text/paths';
import { type IniFile, type IniSection, parseIni, writeIni } from './ini';

/** Where a setting is kept: `.dvc/config`, or `.dvc/config.local`, which git does not see. */
export type ConfigLevel = 'repo' | 'local';

export const CONFIG_LEVELS: readonly ConfigLevel[] = ['repo', 'local'];

/** The settings of one file: plain sections, and the remotes by name. */
export interface ConfigFile {
  readonly remotes: Map<string, IniSection>;
  readonly sections: Map<string, IniSection>;
}

/** The options of each section that the lab knows of; of a remote, those of the kinds of storage that it has. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  core: [
    'remote',
    'autostage',
    'analytics',
    'check_update',
    'interactive',
    'no_scm',
    'checksum_jobs',
    'hardlink_lock',
    'site_cache_dir',
  ],
  cache: ['dir', 'type', 'protected', 'shared', 'slow_link_warning'],
  exp: ['code', 'data', 'models', 'metrics', 'params', 'plots', 'live', 'auto_push', 'git_remote'],
  feature: ['fast_yaml', 'data_index_cache'],
  parsing: ['bool', 'list'],
  plots: ['html_template', 'auto_open', 'out_dir'],
  remote: [
    'url',
    'region',
    'profile',
    'endpointurl',
    'credentialpath',
    'projectname',
    'access_key_id',
    'secret_access_key',
    'session_token',
    'connection_string',
    'account_name',
    'account_key',
    'jobs',
    'verify',
    'version_aware',
    'read_timeout',
    'connect_timeout',
    'use_ssl',
    'acl',
  ],
};

/** The settings of a DVC repository, level by level. */
export class Config {
  readonly #fs: FileSystem;
  readonly #dvcFolder: string;
  readonly #files = new Map<ConfigLevel, ConfigFile>();

  constructor(fs: FileSystem, dvcFolder: string) {
    this.#fs = fs;
    this.#dvcFolder = dvcFolder;
  }

  /** The absolute path of a level's file. */
  pathOf(level: ConfigLevel): string {
    return `${this.#dvcFolder}/${level === 'repo' ? 'config' : 'config.local'}`;
  }

  /** One level. @throws DvcConfigError for a file that is no INI. */
  read(level: ConfigLevel): ConfigFile {
    let file = this.#files.get(level);
    if (file === undefined) {
      const path = this.pathOf(level);
      const parsed = parseIni(this.#fs.isFile(path) ? this.#fs.readText(path) : '');
      if ('badLine' in parsed)
        throw new DvcConfigError(
          `Parsing of '${path}' failed: line ${parsed.badLine} is neither a section nor 'name = value'.`,
        );
      file = unpack(parsed.file);
      this.#files.set(level, file);
    }
    return file;
  }

  /** A setting, the local level before that of the repository. */
  get(section: string, option: string): string | undefined {
    return (
      this.read('local').sections.get(section)?.get(option) ??
      this.read('repo').sections.get(section)?.get(option)
    );
  }

  isOn(section: string, option: string): boolean {
    return /^(?:true|1|yes|on)$/i.test(this.get(section, option) ?? '');
  }

  /** The options of a remote, all levels together; undefined: there is none of that name. */
  remote(name: string): ReadonlyMap<string, string> | undefined {
    const levels = CONFIG_LEVELS.map((level) => this.read(level).remotes.get(name)).filter(
      (one) => one !== undefined,
    );
    return levels.length === 0 ? undefined : new Map(levels.flatMap((options) => [...options]));
  }

  remoteNames(): string[] {
    return [...new Set(CONFIG_LEVELS.flatMap((level) => [...this.read(level).remotes.keys()]))];
  }

  /** Changes one level and writes it. @throws DvcConfigError for an option that does not exist. */
  edit(level: ConfigLevel, change: (file: ConfigFile) => void): void {
    const file = this.read(level);
    change(file);
    for (const [section, options] of file.sections) validate(section, options);
    for (const options of file.remotes.values()) validate('remote', options);
    this.#fs.write(this.pathOf(level), writeIni(pack(file)));
  }

  /** A path as it is typed in folder `cwd`, as it is kept: relative ones from the folder of the file. */
  keptPath(path: string, cwd: string): string {
    if (/^\w+:\/\//.test(path) || path.startsWith('/')) return path;
    return relativePath(this.#dvcFolder, resolvePath(cwd, path));
  }

  /** A kept path made absolute; URLs stay. */
  absolutePath(path: string): string {
    return /^\w+:\/\//.test(path) ? path : resolvePath(this.#dvcFolder, path);
  }

  /** The absolute folder of the cache. */
  get cacheFolder(): string {
    const dir = this.get('cache', 'dir');
    return dir === undefined ? `${this.#dvcFolder}/cache` : this.absolutePath(dir);
  }
}

function validate(section: string, options: IniSection): void {
  const known = OPTIONS[section];
  const unknown = known ? [...options.keys()].find((option) => !known.includes(option)) : undefined;
  if (known === undefined) throw new DvcConfigError(`extra keys not allowed @ data['${section}']`);
  if (unknown !== undefined)
    throw new DvcConfigError(`extra keys not allowed @ data['${section}']['${unknown}']`);
}

const REMOTE = /^remote "(.*)"$/;

function unpack(file: IniFile): ConfigFile {
  const remotes = new Map<string, IniSection>();
  const sections = new Map<string, IniSection>();
  for (const [name, options] of file) {
    const remote = REMOTE.exec(name)?.[1];
    if (remote !== undefined) remotes.set(remote, options);
    else sections.set(name.toLowerCase(), options);
  }
  return { remotes, sections };
}

/** Plain sections first, then remotes, as DVC writes them; sections with nothing in them are left out. */
function pack(file: ConfigFile): IniFile {
  const order = Object.keys(OPTIONS);
  const names = [...file.sections.keys()];
  const packed: IniFile = new Map();
  for (const name of names.sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    if (file.sections.get(name)!.size > 0) packed.set(name, file.sections.get(name)!);
  for (const [name, options] of file.remotes) packed.set(`remote "${name}"`, options);
  return packed;
}

/** The options of a plain section, made when there are none yet. */
export function sectionOf(file: ConfigFile, name: string): IniSection {
  let section = file.sections.get(name);
  if (section === undefined) {
    section = new Map();
    file.sections.set(name, section);
  }
  return section;
}

/** The folder of the nearest DVC repository around `cwd`; undefined: none. */
export function findRoot(fs: FileSystem, cwd: string): string | undefined {
  for (let at = cwd; ; at = parentOf(at)) {
    if (fs.isFolder(`${at === '/' ? '' : at}/.dvc`)) return at;
    if (at === '/') return undefined;
  }
}
