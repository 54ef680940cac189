import { resolvePath } from '@/engine/core/file-system';
import { flag, list, value } from '@/engine/core/pflag';
import { ForgeError, type ForgeErrorCode } from '../../errors';
import { fullName } from '../../server/github-server';
import { type Fields, setField, typed } from '../api/fields';
import { graphql } from '../api/graphql';
import { PULL_ROUTES } from '../api/pull-routes';
import { REPOSITORY_ROUTES } from '../api/repository-routes';
import { type ApiAnswer, refused } from '../api/route';
import type { GhCommand } from '../command';
import { fail } from '../failure';
import { type GhContext, parseRepositoryName } from '../gh-context';

const ROUTES = [...REPOSITORY_ROUTES, ...PULL_ROUTES];

const STATUS: Partial<Record<ForgeErrorCode, number>> = {
  'repository-missing': 404,
  'pull-missing': 404,
  'not-owner': 403,
};
const REASONS: Readonly<Record<number, string>> = { 404: 'Not Found' };

/** `key=value` of `-f` and `-F`. */
function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 1
    ? fail(`field "${text}" requires a value separated by an '=' sign`)
    : [text.slice(0, at), text.slice(at + 1)];
}

function input({ args, io }: GhContext): Fields {
  const file = args.get('input')!;
  const path = resolvePath(io.cwd, file);
  if (file !== '-' && !io.fs.isFile(path)) fail(`open ${file}: no such file or directory`);
  try {
    const body: unknown = JSON.parse(file === '-' ? io.stdin : io.fs.readText(path));
    return typeof body === 'object' && body !== null ? (body as Fields) : {};
  } catch {
    return fail('gh: Problems parsing JSON (HTTP 400)');
  }
}

function fieldsOf(context: GhContext): Fields {
  const { args } = context;
  const fields: Fields = args.has('input') ? input(context) : {};
  for (const given of args.given) {
    if (given.name !== 'raw-field' && given.name !== 'field') continue;
    const [key, text] = pair(given.value);
    setField(fields, key, given.name === 'field' ? typed(text) : text);
  }
  return fields;
}

async function answer(context: GhContext, path: string): Promise<ApiAnswer> {
  const fields = fieldsOf(context);
  const isWrite = Object.keys(fields).length > 0;
  const method = (context.args.get('method') ?? (isWrite ? 'POST' : 'GET')).toUpperCase();
  if (path === 'graphql') return graphql(context, fields);
  const [bare = '', query = ''] = path.split('?');
  for (const [key, text] of new URLSearchParams(query)) setField(fields, key, text);
  const match = /^repos\/([^/]+)\/([^/]+)\/?(.*)$/.exec(bare);
  if (match === null) return refused(404, 'Not Found');
  const server = await context.server(parseRepositoryName(`${match[1]}/${match[2]}`));
  for (const route of ROUTES) {
    const found = route.method === method ? route.path.exec(match[3]!) : null;
    if (found === null) continue;
    return route.handle({ context, server, params: found.slice(1).map(decodeURIComponent), fields });
  }
  return refused(404, 'Not Found');
}

/** `{owner}` and `{repo}` stand for the repository of the working folder. */
function filled(context: GhContext, path: string): string {
  const bare = path.replace(/^\/|^https:\/\/api\.github\.com\//, '');
  if (!/\{(?:owner|repo)\}/.test(bare)) return bare;
  const name = context.repositoryName;
  return bare
    .replaceAll('{owner}/{repo}', fullName(name))
    .replaceAll('{owner}', name.owner)
    .replaceAll('{repo}', name.name);
}

async function ask(context: GhContext, path: string): Promise<ApiAnswer> {
  try {
    return await answer(context, path);
  } catch (error) {
    if (!(error instanceof ForgeError) || error.code === 'settings-invalid') throw error;
    const status = STATUS[error.code] ?? 422;
    return refused(status, REASONS[status] ?? error.message);
  }
}

export const api: GhCommand = {
  name: 'api',
  summary: 'Make an authenticated GitHub API request',
  grammar: {
    usage: 'gh api <endpoint> [flags]',
    operands: [1, 1],
    flags: [
      value('method', 'X'),
      list('raw-field', 'f'),
      list('field', 'F'),
      list('header', 'H'),
      value('input'),
      flag('silent'),
    ],
  },
  async run(context) {
    const { status, body } = await ask(context, filled(context, context.args.operands[0]!));
    if (body !== undefined && !context.args.has('silent'))
      context.line(JSON.stringify(body, null, context.isTty ? 2 : undefined));
    if (status < 400) return 0;
    const { message } = body as { readonly message: string };
    context.errorLine(`gh: ${message} (HTTP ${status})`);
    return 1;
  },
};
