import { parentOf, resolvePath } from '@/engine/core/file-system';
import { globalConfigPaths, parseBoolean, type ScopedEntry } from '../../config/config';
import {
  addConfig,
  normalConfigName,
  removeSection,
  renameSection,
  setConfig,
  splitConfigName,
  unsetConfig,
} from '../../config/config-edit';
import { parseConfig } from '../../config/config-file';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { editFile } from '../../program/editor';
import { die, GitFailure, quit } from '../../program/failure';
import { choice, flag, parseArguments, value } from '../../program/options';

const GRAMMAR = {
  command: 'config',
  usage: 'config [<options>]',
  specs: {
    scope: choice({ global: 'global', system: 'system', local: 'local' }),
    file: value('f', 'file'),
    action: choice({
      get: 'get',
      'get-all': 'get-all',
      'get-regexp': 'get-regexp',
      add: 'add',
      unset: 'unset',
      'unset-all': 'unset-all',
      'replace-all': 'replace-all',
      'rename-section': 'rename-section',
      'remove-section': 'remove-section',
      l: 'list',
      list: 'list',
      e: 'edit',
      edit: 'edit',
    }),
    type: choice({ bool: 'bool', int: 'int', 'bool-or-int': 'bool-or-int', path: 'path' }),
    typeName: value('type'),
    nul: flag('z', 'null'),
    nameOnly: flag('name-only'),
    showOrigin: flag('show-origin'),
    showScope: flag('show-scope'),
    fallback: value('default'),
    includes: flag('includes'),
  },
  lacking: [
    '--blob',
    '--worktree',
    '--get-color',
    '--get-colorbool',
    '--get-urlmatch',
    '--fixed-value',
    '--bool-or-str',
    '--expiry-date',
  ],
} as const;

type Options = ReturnType<typeof parseArguments<typeof GRAMMAR.specs>>['options'];

/** `git config`. */
export const configCommand: GitCommand = {
  name: 'config',
  needs: 'nothing',
  async run(context) {
    const { options, operands } = parseArguments(context.args, GRAMMAR);
    const [name, second, third] = operands;
    const action =
      options.action ?? (operands.length >= 2 ? 'set' : operands.length === 1 ? 'get' : undefined);
    if (action === undefined) throw new GitFailure(`usage: git ${GRAMMAR.usage}\n`, 129);
    if (action === 'list') return list(context, options);
    if (action === 'edit') {
      await editFile(context, fileToWrite(context, options));
      return 0;
    }
    if (name === undefined) throw new GitFailure('error: wrong number of arguments, should be 1', 129);
    if (action === 'rename-section' || action === 'remove-section')
      return editSection(context, options, action, name, second);
    if (action === 'get-regexp') return getRegexp(context, options, name);
    if (splitConfigName(name) === undefined) refuseName(name);
    if (action === 'get' || action === 'get-all')
      return get(context, options, name, second, action === 'get-all');
    return write(context, options, action, name, second, third);
  },
};

function refuseName(name: string): never {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) throw new GitFailure(`error: key does not contain a section: ${name}`, 1);
  if (dot === name.length - 1) throw new GitFailure(`error: key does not contain variable name: ${name}`, 1);
  throw new GitFailure(`error: invalid key: ${name}`, 1);
}

/** The file that is written to, or read alone: named by `-f`, by its scope, or the repository's. */
function namedFile(context: CommandContext, options: Options): string | undefined {
  if (options.file !== undefined) return resolvePath(context.cwd, options.file);
  switch (options.scope) {
    case 'global':
      return globalConfigPaths(context.env).at(-1) ?? die('$HOME not set');
    case 'system':
      return context.env.GIT_CONFIG_SYSTEM || '/etc/gitconfig';
    case 'local':
      if (!context.hasRepository) die('--local can only be used inside a git repository');
      return `${context.repo.gitDir}/config`;
    default:
      return undefined;
  }
}

function fileToWrite(context: CommandContext, options: Options): string {
  const named = namedFile(context, options);
  if (named !== undefined) return named;
  if (!context.hasRepository) die('not in a git directory');
  return `${context.repo.gitDir}/config`;
}

const textOf = (context: CommandContext, path: string): string =>
  context.io.fs.isFile(path) ? context.io.fs.readText(path) : '';

/** The settings that a question is asked of. */
function entriesFor(context: CommandContext, options: Options): readonly ScopedEntry[] {
  const path = namedFile(context, options);
  if (path === undefined) return context.config.entries;
  const scope = options.scope ?? 'command';
  return parseConfig(textOf(context, path), path).entries.map(({ name, value: text }) => ({
    name,
    value: text,
    scope,
    path,
  }));
}

function typed(options: Options, entry: Pick<ScopedEntry, 'name' | 'value'>): string {
  const kind = options.typeName ?? options.type;
  const text = entry.value ?? (kind === undefined ? '' : 'true');
  if (kind === undefined || kind === 'path') return text;
  const bool = parseBoolean(entry.value);
  if (kind === 'bool') return String(bool ?? die(`bad boolean config value '${text}' for '${entry.name}'`));
  const number = /^(-?\d+)([kmg]?)$/i.exec(text);
  if (number !== null) {
    const unit = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[number[2]!.toLowerCase()]!;
    return String(Number(number[1]) * unit);
  }
  if (kind === 'bool-or-int' && bool !== undefined) return String(bool);
  return die(`bad numeric config value '${text}' for '${entry.name}': invalid unit`);
}

function originOf(context: CommandContext, options: Options, entry: ScopedEntry): string {
  const scope = options.showScope === true ? `${entry.scope}\t` : '';
  if (options.showOrigin !== true) return scope;
  if (entry.path === '') return `${scope}command line:\t`;
  const root = `${context.cwd}/`;
  const shown = entry.path.startsWith(root) ? entry.path.slice(root.length) : entry.path;
  return `${scope}file:${shown}\t`;
}

function list(context: CommandContext, options: Options): number {
  const path = namedFile(context, options);
  if (path !== undefined && !context.io.fs.isFile(path))
    die(`unable to read config file '${options.file ?? path}': No such file or directory`);
  for (const entry of entriesFor(context, options)) {
    const value = entry.value === null ? '' : options.nul === true ? `\n${entry.value}` : `=${entry.value}`;
    const text = options.nameOnly === true ? entry.name : entry.name + value;
    context.write(originOf(context, options, entry) + text + (options.nul === true ? '\0' : '\n'));
  }
  return 0;
}

function get(
  context: CommandContext,
  options: Options,
  name: string,
  pattern: string | undefined,
  all: boolean,
): number {
  const normal = normalConfigName(name);
  const regexp = pattern === undefined ? undefined : new RegExp(pattern.replace(/^!/, ''));
  const found = entriesFor(context, options).filter((entry) => {
    if (entry.name !== normal) return false;
    return regexp === undefined || regexp.test(entry.value ?? '') !== pattern!.startsWith('!');
  });
  const end = options.nul === true ? '\0' : '\n';
  const shown = all ? found : found.slice(-1);
  if (shown.length === 0 && options.fallback !== undefined) {
    context.write(typed(options, { name, value: options.fallback }) + end);
    return 0;
  }
  for (const entry of shown) context.write(originOf(context, options, entry) + typed(options, entry) + end);
  return shown.length === 0 ? quit(1) : 0;
}

function getRegexp(context: CommandContext, options: Options, pattern: string): number {
  const regexp = new RegExp(pattern);
  const found = entriesFor(context, options).filter((entry) => regexp.test(entry.name));
  for (const entry of found) {
    const value = entry.value === null ? '' : ` ${typed(options, entry)}`;
    context.line(
      originOf(context, options, entry) + (options.nameOnly === true ? entry.name : entry.name + value),
    );
  }
  return found.length === 0 ? quit(1) : 0;
}

function save(context: CommandContext, path: string, text: string): void {
  context.io.fs.makeFolder(parentOf(path));
  context.io.fs.write(path, text);
}

function write(
  context: CommandContext,
  options: Options,
  action: string,
  name: string,
  given: string | undefined,
  pattern: string | undefined,
): number {
  const path = fileToWrite(context, options);
  const before = textOf(context, path);
  const normal = normalConfigName(name);
  const all = parseConfig(before, path).entries.filter((entry) => entry.name === normal);
  if (action === 'unset' || action === 'unset-all') {
    if (all.length === 0) return quit(5);
    if (action === 'unset' && all.length > 1) {
      context.errorLine(`warning: ${name} has multiple values`);
      return quit(5);
    }
    save(context, path, unsetConfig(before, name));
    return 0;
  }
  if (pattern !== undefined)
    throw new GitFailure('error: a pattern for values is not available in the lab', 129);
  if (given === undefined) throw new GitFailure('error: wrong number of arguments, should be 2', 129);
  const value = typed(options, { name, value: given });
  if (action === 'add') save(context, path, addConfig(before, name, value));
  else if (action === 'replace-all') save(context, path, addConfig(unsetConfig(before, name), name, value));
  else {
    if (all.length > 1) {
      context.errorLine(`warning: ${name} has multiple values`);
      context.errorLine(
        'error: cannot overwrite multiple values with a single value\n       Use a regexp, --add or --replace-all to change ' +
          `${name}.`,
      );
      return quit(5);
    }
    save(context, path, setConfig(before, name, value));
  }
  return 0;
}

function editSection(
  context: CommandContext,
  options: Options,
  action: string,
  name: string,
  to: string | undefined,
): number {
  const path = fileToWrite(context, options);
  const before = textOf(context, path);
  const known = parseConfig(before, path).sections.some((section) => section.name === name);
  if (!known) die(`no such section: ${name}`);
  if (action === 'remove-section') save(context, path, removeSection(before, name));
  else
    save(
      context,
      path,
      renameSection(before, name, to ?? die('wrong number of arguments, should be 2', 129)),
    );
  return 0;
}
