import type { FileContent } from '../../../core/files';
import { type ConfigEntry, configText, parseConfig } from './config-text';

/** How a repository is on a system with modes and links, which is where an export goes. */
const CORE: Readonly<Record<string, string>> = {
  repositoryformatversion: '0',
  filemode: 'true',
  bare: 'false',
  logallrefupdates: 'true',
};

/** What says otherwise, and was true of where the repository was made. */
const OF_THE_SYSTEM = new Set(['ignorecase', 'symlinks', 'precomposeunicode']);

/**
 * The configuration of an exported repository. One that says already how things are there stays as it is, comments and
 * all; in another one the settings of the system are put right.
 */
export function exportedConfig(content: FileContent): FileContent {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const entries = parseConfig(text);
  if (entries === null) return content;
  const isCore = ({ section, subsection }: ConfigEntry) => section === 'core' && subsection === null;
  const core = entries.filter(isCore);
  const isRight =
    Object.entries(CORE).every(
      ([key, value]) => core.findLast((entry) => entry.key === key)?.value === value,
    ) && !core.some(({ key }) => OF_THE_SYSTEM.has(key));
  if (isRight) return content;
  const setting = (key: string, value: string): ConfigEntry => ({
    name: `core.${key}`,
    section: 'core',
    subsection: null,
    key,
    value,
  });
  return configText([
    ...Object.entries(CORE).map(([key, value]) => setting(key, value)),
    ...core.filter(({ key }) => !Object.hasOwn(CORE, key) && !OF_THE_SYSTEM.has(key)),
    ...entries.filter((entry) => !isCore(entry)),
  ]);
}
