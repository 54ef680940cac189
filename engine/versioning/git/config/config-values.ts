import { addConfig, normalConfigName } from './config-edit';
import { parseConfig } from './config-file';

/**
 * The text of a config file without those values of a setting that `isGone` picks. A section that is left empty stays, as
 * it does in git when only some of several values go.
 */
export function removeConfigValues(text: string, name: string, isGone: (value: string) => boolean): string {
  const { lines, entries } = parseConfig(text, 'config');
  const gone = entries.filter(
    (entry) => entry.name === normalConfigName(name) && isGone(entry.value ?? 'true'),
  );
  const kept = lines.filter((_, i) => !gone.some((entry) => i >= entry.line && i < entry.endLine));
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`;
}

/** The text with the first value of a setting that `isMeant` picks changed where it stands. */
export function replaceConfigValue(
  text: string,
  name: string,
  isMeant: (value: string) => boolean,
  value: string,
): string {
  const { lines, entries } = parseConfig(text, 'config');
  const meant = entries.find(
    (entry) => entry.name === normalConfigName(name) && isMeant(entry.value ?? 'true'),
  );
  if (meant === undefined) return text;
  const line = addConfig('', name, value).split('\n')[1]!;
  return `${[...lines.slice(0, meant.line), line, ...lines.slice(meant.endLine)].join('\n')}\n`;
}
