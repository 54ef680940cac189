import { DvcError } from '../errors';
import { readParamsFile } from '../pipeline/params-file';
import { PARAMS_FILE } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { pyStr, valueAt } from '../text/data';
import { folderOf, joinPath } from '../text/paths';
import { cursorAt } from './cursor';
import { keyInfo } from './schema';

/** What is told of a word of a `dvc.yaml`. */
export interface DvcHover {
  readonly markdown: string;
  /** The word, in characters. */
  readonly from: number;
  readonly to: number;
}

/**
 * What is known of the word at a place of a `dvc.yaml`: what a key means, the value of a parameter or template, what
 * becomes of a file; null: nothing.
 * @param file kept path
 */
export async function hoverPipeline(
  repo: Repository,
  file: string,
  text: string,
  offset: number,
): Promise<DvcHover | null> {
  const end = offset + /^[\w./@-]*/.exec(text.slice(offset))![0].length;
  const { path, key, word, from, template } = cursorAt(text, end);
  const isKey = key === undefined && /^["']?\s*:(\s|$)/.test(text.slice(end));
  const range = { from, to: end };
  if (word === '') return null;
  if (isKey) {
    const info = keyInfo([...path, word]);
    return info ? { markdown: info.doc, ...range } : null;
  }
  const list = path.at(-1) === '-' ? path.slice(0, -1) : key === undefined ? path : [...path, key];
  const kind = keyInfo(list)?.kind;
  if (template !== undefined || kind === 'params') {
    const value = await paramText(repo, file, word);
    return value === undefined
      ? { markdown: `\`${word}\` is not in ${PARAMS_FILE}.`, ...range }
      : { markdown: `\`${word}\` is **${value}** in ${PARAMS_FILE}.`, ...range };
  }
  if (kind === 'files' || kind === 'outputs') return { markdown: await fileText(repo, file, word), ...range };
  return null;
}

async function paramText(repo: Repository, file: string, key: string): Promise<string | undefined> {
  const text = await repo.tree.readText(joinPath(folderOf(file), PARAMS_FILE));
  if (text === undefined) return undefined;
  try {
    const value = valueAt(readParamsFile(text, PARAMS_FILE), key);
    return value === undefined ? undefined : pyStr(value);
  } catch (thrown) {
    if (thrown instanceof DvcError) return undefined;
    throw thrown;
  }
}

async function fileText(repo: Repository, file: string, written: string): Promise<string> {
  const path = repo.paths.from(folderOf(file), written);
  const measured = repo.measure(path);
  const there =
    measured === undefined
      ? `\`${written}\` is not there.`
      : `\`${written}\`: ${measured.size} bytes, MD5 \`${measured.md5.slice(0, 8)}\`.`;
  try {
    const index = await repo.index();
    const maker = index.outputAt(path)?.stage;
    const readers = index.stages.filter((stage) => stage.deps.some((dep) => dep.path === path));
    return [
      there,
      maker && `Made by **${repo.address(maker)}**.`,
      readers.length > 0 && `Read by ${readers.map((stage) => `**${repo.address(stage)}**`).join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' ');
  } catch (thrown) {
    if (thrown instanceof DvcError) return there;
    throw thrown;
  }
}
