import { ArchiveError, quoted } from '../archive-error';
import { type ConfigEntry, configText, parseConfig } from './config-text';

/** Settings that only say how the repository is, looks or is spoken of. Everything else could run or read something. */
const SAFE: readonly RegExp[] = [
  /^core\.(filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks|repositoryformatversion)$/,
  /^core\.(autocrlf|eol|safecrlf|quotepath|abbrev|whitespace|commentchar|protecthfs|protectntfs)$/,
  /^(user|author|committer)\.(name|email)$/,
  /^init\.defaultbranch$/,
  /^(pull|merge|rebase|push|fetch|branch|tag|stash|status|log|diff|commit)\.[a-z]+$/,
  /^branch\..+\.(remote|merge|rebase|description|pushremote)$/,
  /^remote\..+\.(url|pushurl|fetch|push|prune|tagopt)$/,
  /^(color|advice|column|format)\./,
  /^alias\.[a-z][a-z0-9-]*$/,
];

/** Keys of those sections that name a program or a file all the same. */
const UNSAFE =
  /^(diff\.(external|orderfile|tool|guitool|submodule)|merge\.(tool|guitool|renormalize|driver)|commit\.(template|gpgsign)|tag\.gpgsign|push\.(gpgsign|recursesubmodules)|log\.mailmap|fetch\.(recursesubmodules|bundleuri)|rebase\.(instructionformat|editor)|color\.pager|format\.(signaturefile|attach|outputdirectory))$/;

/** What a configuration may keep, as text, and the settings that were taken out. */
export interface SafeConfig {
  readonly text: string;
  readonly removed: readonly string[];
}

/**
 * A repository's configuration without settings that make git run programs, read other files or write elsewhere (a monitor,
 * hooks, filters, includes, `ext::` remotes, aliases of the shell). Text without such settings stays as it is.
 * @throws ArchiveError when it is no configuration, or the repository's format is not the plain one.
 */
export function safeConfig(text: string): SafeConfig {
  const entries = parseConfig(text);
  if (entries === null || /\p{Cc}/u.test(text.replace(/[\t\r\n]/g, '')))
    throw new ArchiveError('repository-config', 'the configuration of its repository cannot be read');
  checkFormat(entries);
  const removed = entries.filter((entry) => !isSafe(entry));
  if (removed.length === 0) return { text, removed: [] };
  return {
    text: configText(entries.filter(isSafe)),
    removed: [...new Set(removed.map(({ name }) => name))],
  };
}

function isSafe({ name, section, key, subsection, value }: ConfigEntry): boolean {
  const pattern = [section, ...(subsection === null ? [] : [subsection]), key].join('.');
  if (!SAFE.some((safe) => safe.test(pattern)) || UNSAFE.test(pattern)) return false;
  if (section === 'alias') return !value.trimStart().startsWith('!');
  if (section === 'remote' && key.endsWith('url')) return isPlainAddress(value);
  return !name.includes('\n');
}

/** Whether an address is of a transport of git's own: no `ext::sh -c …`, nothing that would be read as an option. */
function isPlainAddress(address: string): boolean {
  return !/^[a-z0-9+.-]*::/i.test(address) && !address.trimStart().startsWith('-');
}

function checkFormat(entries: readonly ConfigEntry[]): void {
  const last = (name: string) => entries.findLast((entry) => entry.name === name)?.value;
  const version = last('core.repositoryformatversion') ?? '0';
  if (version !== '0' && version !== '1')
    throw new ArchiveError('repository-format', `its repository is of the unknown format ${quoted(version)}`);
  const extension = entries.find(({ section, key }) => section === 'extensions' && key !== 'noop');
  if (extension !== undefined)
    throw new ArchiveError(
      'repository-format',
      `its repository needs ${quoted(extension.name)}, which the lab does not have`,
    );
  if (/^(true|yes|on|1)$/i.test(last('core.bare') ?? 'false'))
    throw new ArchiveError(
      'repository-format',
      'its repository is bare, without a working tree; clone it, and pack the clone',
    );
}
