// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml and of snippets.
import { DvcError } from '../errors';
import { readParamsFile } from '../pipeline/params-file';
import { PARAMS_FILE } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { flattenData, isMap, pyStr } from '../text/data';
import { folderOf, joinPath } from '../text/paths';
import { type Cursor, cursorAt } from './cursor';
import { type KeyInfo, keyInfo, keysAt } from './schema';

/** Something that could stand at the cursor. */
export interface DvcCompletion {
  readonly label: string;
  readonly kind: 'key' | 'file' | 'param' | 'value' | 'stage';
  /** What is put in place of the word; `$0` is where the cursor goes. */
  readonly insert: string;
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  /** The word that it takes the place of, in characters. */
  readonly from: number;
  readonly to: number;
}

/** The most files that are offered: more would only be scrolled past, and typing narrows them. */
const MOST_FILES = 300;

/**
 * What could follow at a place of a `dvc.yaml`: keys with what they mean, files of the project and outputs of stages,
 * parameters with their values, templates.
 * @param file kept path
 */
export async function completePipeline(
  repo: Repository,
  file: string,
  text: string,
  offset: number,
): Promise<DvcCompletion[]> {
  const cursor = cursorAt(text, offset);
  const { from, to } = cursor;
  const range = { from, to };
  if (cursor.template !== undefined)
    return (await templateNames(repo, file, cursor)).map((one) => ({ ...one, ...range }));
  const place = cursor.key === undefined ? cursor.path : [...cursor.path, cursor.key];
  const items = [
    ...(cursor.key === undefined ? keyItems(cursor.path, text) : []),
    ...(await valueItems(repo, file, place)),
  ];
  return items.map((one) => ({ ...one, ...range }));
}

type Item = Omit<DvcCompletion, 'from' | 'to'>;

const AFTER_KEY: Readonly<Record<KeyInfo['kind'], string>> = {
  text: ': $0',
  bool: ': ${1|true,false|}',
  command: ': $0',
  map: ':\n  $0',
  list: ':\n  - $0',
  files: ':\n  - $0',
  params: ':\n  - $0',
  outputs: ':\n  - $0',
};

function keyItems(path: readonly string[], text: string): Item[] {
  if (path.length === 1 && path[0] === 'stages' && text.includes('stages'))
    return [
      {
        label: 'new stage',
        kind: 'stage',
        insert: '${1:name}:\n  cmd: ${2:command}\n  deps:\n    - ${3:file}\n  outs:\n    - ${4:file}$0',
        doc: 'A stage with its command, what it reads and what it makes.',
      },
    ];
  return Object.entries(keysAt(path) ?? {}).map(([name, { kind, doc }]) => ({
    label: name,
    kind: 'key',
    insert: `${name}${AFTER_KEY[kind]}`,
    doc,
  }));
}

async function valueItems(repo: Repository, file: string, place: readonly string[]): Promise<Item[]> {
  // `deps: [` and an item under `deps:` alike.
  const list = place.at(-1) === '-' ? place.slice(0, -1) : place;
  const info = keyInfo(list);
  if (info?.kind === 'bool')
    return ['true', 'false'].map((value) => ({ label: value, kind: 'value', insert: value }));
  if (info?.kind === 'params') return paramItems(repo, file);
  if (info?.kind === 'files' || info?.kind === 'outputs') return fileItems(repo, file);
  if (list.at(-1) === 'template' && info)
    return ['linear', 'scatter', 'bar_horizontal', 'confusion'].map((value) => ({
      label: value,
      kind: 'value',
      insert: value,
    }));
  return [];
}

/** The leaves and mappings of `params.yaml` beside the file, with their values. */
async function params(repo: Repository, file: string): Promise<Map<string, string>> {
  const text = await repo.tree.readText(joinPath(folderOf(file), PARAMS_FILE));
  const found = new Map<string, string>();
  if (text === undefined) return found;
  try {
    const data = readParamsFile(text, PARAMS_FILE);
    for (const [key, value] of flattenData(data)) {
      const parts = key.split('.');
      for (let i = 1; i < parts.length; i++) found.set(parts.slice(0, i).join('.'), 'all of it');
      found.set(key, isMap(value) ? 'all of it' : pyStr(value));
    }
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
  }
  return found;
}

const paramItems = async (repo: Repository, file: string): Promise<Item[]> =>
  [...(await params(repo, file))].map(([label, detail]) => ({ label, kind: 'param', insert: label, detail }));

async function templateNames(repo: Repository, file: string, { path }: Cursor): Promise<Item[]> {
  const inVariant = path.includes('do') || path.includes('matrix') || path[0] === 'stages';
  const own: Item[] = inVariant
    ? [
        { label: 'item', kind: 'value', insert: 'item', detail: 'the item of foreach or matrix' },
        { label: 'key', kind: 'value', insert: 'key', detail: 'its name' },
      ]
    : [];
  return [...(await paramItems(repo, file)), ...own];
}

async function fileItems(repo: Repository, file: string): Promise<Item[]> {
  const folder = folderOf(file);
  const inside = (path: string) =>
    folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
  const items = new Map<string, Item>();
  for (const stage of await stagesOf(repo))
    for (const out of stage.outs) {
      const path = inside(out.path);
      if (path !== undefined)
        items.set(path, {
          label: path,
          kind: 'file',
          insert: path,
          detail: `made by ${repo.address(stage)}`,
        });
    }
  const root = repo.root === '/' ? '' : repo.root;
  const visit = (at: string) => {
    for (const name of repo.fs.list(at === '' ? repo.root : `${root}/${at}`)) {
      if (items.size >= MOST_FILES) return;
      const path = at === '' ? name : `${at}/${name}`;
      const absolute = `${root}/${path}`;
      const isFolder = repo.fs.isFolder(absolute);
      if (name === '.git' || name === '.dvc' || name === 'node_modules' || repo.ignores(absolute, isFolder))
        continue;
      const shown = inside(path);
      if (shown !== undefined && !items.has(shown))
        items.set(shown, {
          label: shown,
          kind: 'file',
          insert: shown,
          ...(isFolder && { detail: 'folder' }),
        });
      if (isFolder && !items.get(shown ?? '')?.detail?.startsWith('made by')) visit(path);
    }
  };
  visit('');
  return [...items.values()];
}

async function stagesOf(repo: Repository) {
  try {
    return (await repo.index()).stages;
  } catch (thrown) {
    if (thrown instanceof DvcError) return [];
    throw thrown;
  }
}
