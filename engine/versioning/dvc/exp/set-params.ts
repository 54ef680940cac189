import { pyJson } from '../../../core/python-text';
import { plain } from '../compare/value-diff';
import { DvcError } from '../errors';
import { PARAMS_FILE } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import type { Data } from '../text/data';
import { dataOf, entryOf, nodeOf, type YamlMap } from '../yaml/node';
import { readNode } from '../yaml/read-node';
import { readYaml } from '../yaml/read-yaml';
import { writeYaml } from '../yaml/write-yaml';

/** A change of a parameter: `[file:]a.b=value`; `+a.b=value` adds one that is not there. */
export interface ParamChange {
  readonly file: string;
  readonly key: string;
  readonly value: Data;
  readonly isNew: boolean;
}

/** Reads `-S` options. @throws DvcError for one that is not of that form, and for lists of values to try. */
export function parseChange(text: string): ParamChange {
  const match = /^(?:([^=:]+):)?(\+{0,2})([^=+]+)=(.*)$/s.exec(text);
  if (!match) throw new DvcError(`Must provide a value for parameter '${text}'`);
  const [, file = PARAMS_FILE, plus = '', key = '', written = ''] = match;
  if (/^(?:choice|range|interval|glob)\(/.test(written) || /^[^[{"']*,/.test(written))
    throw new DvcError(
      `Sweep overrides can't be used without \`--queue\`, which the lab does not have: run '${key}' once for each value`,
    );
  const reading = readYaml(written);
  const isText = !reading.ok || written.trim() === '';
  return { file, key, value: isText ? written : reading.data, isNew: plus !== '' };
}

/** Changes parameters in their files, all else in them kept. @throws DvcError for a file or key that is not there. */
export function setParams(repo: Repository, changes: readonly ParamChange[]): void {
  for (const change of changes)
    repo.fs.write(repo.paths.absolute(repo.paths.typed(change.file)), withParam(repo, change));
}

/** The text of a file with one parameter changed, all else in it kept. @throws DvcError for a file or key that is not there. */
export function withParam(repo: Repository, change: ParamChange): string {
  const path = repo.paths.absolute(repo.paths.typed(change.file));
  if (!repo.fs.isFile(path)) throw new DvcError(`'${change.file}' does not exist`);
  const text = repo.fs.readText(path);
  const reading = readYaml(text);
  if (!reading.ok) throw new DvcError(`unable to read: '${change.file}', YAML file structure is corrupted`);
  const root = readNode(reading.document, text);
  setAt(root, change);
  return change.file.endsWith('.json') ? `${pyJson(plain(dataOf(root)), { indent: 4 })}\n` : writeYaml(root);
}

function setAt(root: YamlMap, { key, value, isNew }: ParamChange): void {
  const parts = key.split('.');
  let at = root;
  for (const [index, part] of parts.entries()) {
    const entry = entryOf(at, part);
    if (index === parts.length - 1) {
      if (!entry && !isNew) throw missingKey(key);
      if (!entry) at.entries.push({ key: part, value: nodeOf(value) });
      else entry.value = { ...nodeOf(value), behind: entry.value.behind, before: entry.value.before };
      return;
    }
    if (entry?.value.kind === 'map') at = entry.value;
    else if (!entry && isNew) {
      const map = nodeOf(new Map()) as YamlMap;
      at.entries.push({ key: part, value: map });
      at = map;
    } else throw missingKey(key);
  }
}

const missingKey = (key: string): DvcError =>
  new DvcError(`Could not override '${key}'.\nTo append to your config use +${key}=<value>`, {
    isUnexpected: true,
  });
