import type { LessonSession, WorkspaceState } from '@/stores/contracts';
import { compilerOptions, projectOptions } from './compiler-options';
import { CSV_CONFIGURATION, CSV_GRAMMAR } from './csv-language';
import type { Monaco } from './monaco-api';
import { libraryUri } from './uris';

/** Follows what a project's files ask of TypeScript. Returns how to stop. */
export function followProject(
  monaco: Monaco,
  session: Pick<LessonSession, 'workspace' | 'bundle'>,
): () => void {
  const { workspace, bundle } = session;
  const hasPage = bundle.definition.panels.includes('preview');
  let followed = '';
  const follow = ({ files }: WorkspaceState) => {
    const options = projectOptions(files, hasPage);
    // The worker begins anew with every change of its options.
    const key = JSON.stringify(options);
    if (key === followed) return;
    followed = key;
    monaco.typescript.typescriptDefaults.setCompilerOptions(compilerOptions(options));
  };
  follow(workspace.getState());
  return workspace.subscribe((state, before) => {
    if (state.files !== before.files) follow(state);
  });
}

/** Sets up the checks of TypeScript, JSON with comments, and CSV. What TypeScript knows is said by `followProject`. */
export function setUpLanguages(monaco: Monaco): void {
  const defaults = monaco.typescript.typescriptDefaults;
  // `checkAcrossFiles` does these for all files; see there.
  defaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    noSyntaxValidation: true,
    noSuggestionDiagnostics: true,
  });
  // Every file of the workspace is known to the worker, opened or not, so that imports between them resolve.
  defaults.setEagerModelSync(true);
  monaco.json.jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: true,
    trailingCommas: 'ignore',
    enableSchemaRequest: false,
  });
  monaco.languages.register({ id: 'csv', extensions: ['.csv'], aliases: ['CSV'] });
  monaco.languages.setMonarchTokensProvider('csv', CSV_GRAMMAR);
  monaco.languages.setLanguageConfiguration('csv', CSV_CONFIGURATION);
}

/**
 * Gives TypeScript the declarations of the lab's modules. Rejects when they cannot be fetched; the editor still works
 * then, but shows imports of tfjs and node modules as not found.
 */
export async function addLibraries(monaco: Monaco): Promise<void> {
  const response = await fetch('/types/typings.json');
  if (!response.ok)
    throw new Error(`The editor's type declarations could not be loaded (${response.status}).`);
  const typings = (await response.json()) as Readonly<Record<string, string>>;
  monaco.typescript.typescriptDefaults.setExtraLibs(
    Object.entries(typings).map(([path, content]) => ({ content, filePath: libraryUri(path) })),
  );
}
