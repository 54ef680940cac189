import { resolvePath } from '../../../core/file-system';
import { nodeOnPath } from '../../../core/node-release';
import { testPaths } from '../../../core/npm-script';
import type { CommandIo } from '../../host';
import { parseNodeArgs } from './node-args';
import { filesOf, inProject, moduleAt } from './project';
import { EVAL, runInSandbox } from './run-in-sandbox';

/** `node`, `tsx`: runs TypeScript and JavaScript of the project in the sandbox. */
export async function node(io: CommandIo): Promise<number> {
  const call = parseNodeArgs(io.args);
  if (call.kind === 'version') {
    io.stdout(`v${nodeOnPath(io.env.PATH)}\n`);
    return 0;
  }
  if (call.kind === 'refused') {
    io.stderr(`${call.message}\n`);
    return 9;
  }
  const files = filesOf(io);
  if (call.kind === 'tests') {
    const patterns = call.patterns.map((pattern) => inProject(io, pattern) ?? pattern);
    const paths = testPaths(files, patterns);
    const missing = call.patterns.find(
      (pattern) => !/[*?[{]/.test(pattern) && !io.fs.exists(resolvePath(io.cwd, pattern)),
    );
    if (missing !== undefined) {
      io.stderr(`Could not find '${resolvePath(io.cwd, missing)}'\n`);
      return 1;
    }
    return runInSandbox(io, files, { kind: 'tests', paths }, call.only);
  }
  if (call.kind === 'code' || call.kind === 'stdin') {
    const text = call.kind === 'code' ? call.code : io.stdin;
    if (call.kind === 'stdin' && text.trim() === '') {
      io.stderr(
        'node: there is no prompt of Node.js in the lab. Run a file (node src/train.ts) or a line (node -e "…").\n',
      );
      return 1;
    }
    const code = call.kind === 'code' && call.prints ? `console.log(${text.replace(/;\s*$/, '')});\n` : text;
    return runInSandbox(io, { ...files, [EVAL]: code }, { kind: 'module', path: EVAL, argv: call.argv });
  }
  const path = moduleAt(io, call.path);
  if (path === null) {
    io.stderr(notFound(resolvePath(io.cwd, call.path), nodeOnPath(io.env.PATH)));
    return 1;
  }
  return runInSandbox(io, files, { kind: 'module', path, argv: call.argv });
}

const notFound = (path: string, version: string) =>
  `node:internal/modules/run_main\n\nError: Cannot find module '${path}'\n    at node:internal/main/run_main_module {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js v${version}\n`;
