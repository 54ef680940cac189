import { fileURLToPath } from 'node:url';
import { TypeScriptWorker } from 'monaco-editor/languages/features/typescript/tsWorker';
import type { FileContent, WorkspacePath } from '@/engine/core/files';
import { collectTypings, ownTypings } from '@/scripts/sandbox/typings';
import { compilerOptions, type ProjectOptions } from '../compiler-options';
import { flattenMessage, type WorkerDiagnostic } from '../cross-file-checks';
import { languageOf } from '../file-kind';
import { libraryUri } from '../uris';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A file as the worker sees it. */
interface Model {
  readonly uri: string;
  readonly version: number;
  getValue(): string;
}

/** Monaco's worker, which looks for a file among all and for changes at every question; here there are many, and none. */
class SettledWorker extends TypeScriptWorker {
  readonly #models: ReadonlyMap<string, Model>;

  constructor(models: readonly Model[], data: ConstructorParameters<typeof TypeScriptWorker>[1]) {
    super({ getMirrorModels: () => models }, data);
    this.#models = new Map(models.map((model) => [model.uri, model]));
  }

  override _getModel(uri: string): Model | null {
    return this.#models.get(uri) ?? null;
  }

  getProjectVersion(): string {
    return '1';
  }
}

/**
 * The errors and warnings that the editor shows in each of many workspaces of the same options, as `path:line: message`.
 * The editor's own worker finds them, with the options and declarations that the page gives it; the workspaces lie
 * beside each other in one program, so that the libraries are read once.
 */
export async function editorProblems(
  options: ProjectOptions,
  workspaces: Readonly<Record<string, Readonly<Record<WorkspacePath, FileContent>>>>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const typings = collectTypings(`${root}node_modules`, ownTypings(root));
  const names = Object.keys(workspaces);
  const files = names.flatMap((name, at) =>
    Object.entries(workspaces[name]!).flatMap(([path, text]) =>
      // Monaco gives its worker the models of this language, and no other.
      typeof text === 'string' && languageOf(path) === 'typescript'
        ? [{ name, path, text, uri: libraryUri(`${at}/${encodeURI(path)}`) }]
        : [],
    ),
  );
  const models = files.map(({ uri, text }): Model => ({ uri, version: 1, getValue: () => text }));
  const worker = new SettledWorker(models, {
    compilerOptions: compilerOptions(options),
    extraLibs: Object.fromEntries(
      Object.entries(typings).map(([path, content]) => [libraryUri(path), { content, version: 1 }]),
    ),
  });
  const problems: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const { name, path, text, uri } of files) {
    const found = [
      ...(await worker.getSyntacticDiagnostics(uri)),
      ...(await worker.getSemanticDiagnostics(uri)),
    ] as WorkerDiagnostic[];
    for (const { start = 0, messageText } of found) {
      const line = text.slice(0, start).split('\n').length;
      problems[name]!.push(`${path}:${line}: ${flattenMessage(messageText)}`);
    }
  }
  return problems;
}
