import { value } from '@/engine/core/pflag';
import { aligned } from '@/engine/core/text-table';
import { entryInTree } from '../../../git/staging/trees';
import { toText } from '../../../git/text/bytes';
import { fullName, listRepositories, webUrl } from '../../server/github-server';
import {
  branchTip,
  defaultBranch,
  openServerRepository,
  type ServerRepository,
} from '../../server/server-repository';
import { type GhCommand, REPO } from '../command';
import { parseRepositoryName } from '../gh-context';
import { rfc3339 } from '../rfc3339';

/** The text of the README on the default branch; undefined: there is none. */
function readme(server: ServerRepository): string | undefined {
  const tip = branchTip(server, defaultBranch(server));
  if (tip === undefined) return undefined;
  const { objects } = server.git;
  const { tree } = objects.commit(tip);
  for (const path of ['README.md', 'readme.md', 'README', 'README.txt']) {
    const entry = entryInTree(objects, tree, path);
    if (entry !== undefined) return toText(objects.blob(entry.id));
  }
  return undefined;
}

export const repoView: GhCommand = {
  name: 'repo view',
  summary: 'View a repository',
  grammar: { usage: 'gh repo view [<repository>] [flags]', operands: [0, 1], flags: [value('branch', 'b')] },
  async run(context) {
    const typed = context.args.operands[0];
    const name = typed === undefined ? context.repositoryName : parseRepositoryName(typed, context.login);
    const server = await context.server(name);
    const text = readme(server) ?? 'This repository does not have a README';
    const { description } = server.settings;
    if (context.isTty) {
      context.line(`${fullName(name)}\n${description === '' ? 'No description provided' : description}\n`);
      context.line(`  ${text.trimEnd().replaceAll('\n', '\n  ')}\n`);
      context.line(`View this repository on GitHub: ${webUrl(name)}`);
    } else context.line(`name:\t${fullName(name)}\ndescription:\t${description}\n--\n${text}`);
    return 0;
  },
};

export const repoList: GhCommand = {
  name: 'repo list',
  summary: 'List repositories owned by user or organization',
  grammar: { usage: 'gh repo list [<owner>] [flags]', operands: [0, 1], flags: [value('limit', 'L')] },
  async run(context) {
    const owner = context.args.operands[0] ?? context.login;
    const names = listRepositories(context.io.fs).filter((one) => one.owner === owner);
    const limit = Number(context.args.get('limit') ?? 30);
    const rows: string[][] = [];
    for (const name of names.slice(0, limit)) {
      const { settings } = await openServerRepository(context.io.fs, context.io.clock, name);
      rows.push([fullName(name), settings.description, settings.visibility, rfc3339(settings.createdAt)]);
    }
    if (!context.isTty) for (const row of rows) context.line(row.join('\t'));
    else if (rows.length === 0) context.errorLine(`There are no repositories in @${owner}`);
    else {
      context.line(
        `\nShowing ${rows.length} of ${names.length} repositor${names.length === 1 ? 'y' : 'ies'} in @${owner}\n`,
      );
      for (const row of aligned([['NAME', 'DESCRIPTION', 'INFO', 'UPDATED'], ...rows])) context.line(row);
    }
    return 0;
  },
};

export const repoClone: GhCommand = {
  name: 'repo clone',
  summary: 'Clone a repository locally',
  grammar: { usage: 'gh repo clone <repository> [<directory>] [flags]', operands: [1, 2], flags: [REPO] },
  async run(context) {
    const [typed, folder] = context.args.operands;
    const name = parseRepositoryName(typed!, context.login);
    await context.server(name);
    return context.git('clone', `${webUrl(name)}.git`, ...(folder === undefined ? [] : [folder]));
  },
};
