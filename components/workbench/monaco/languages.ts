import { CSV_CONFIGURATION, CSV_GRAMMAR } from './csv-language';
import type { Monaco } from './monaco-api';
import { libraryUri } from './uris';

/** `ts.ModuleResolutionKind.Bundler` and `ts.ModuleDetectionKind.Force`: TypeScript knows them, Monaco's typings do not name them. */
const BUNDLER_RESOLUTION = 100;
const FORCE_MODULES = 3;

/** By file name: a short name is found too, but not what the file behind it refers to. */
const LANGUAGE_LIBS = ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'];

/** Whether TypeScript knows the document and its elements: in lessons whose workspace has a page, and in no other. */
export function knowDocument(monaco: Monaco, isKnown: boolean): void {
  const defaults = monaco.typescript.typescriptDefaults;
  const lib = isKnown ? [...LANGUAGE_LIBS, 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'] : LANGUAGE_LIBS;
  defaults.setCompilerOptions({ ...defaults.getCompilerOptions(), lib });
}

/**
 * Sets up TypeScript as the lab runs it (ES modules, imports with `.ts`, no DOM), the declarations of the lab's
 * modules, JSON with comments, and CSV.
 */
export function setUpLanguages(monaco: Monaco): void {
  const defaults = monaco.typescript.typescriptDefaults;
  defaults.setCompilerOptions({
    target: monaco.typescript.ScriptTarget.ESNext,
    module: monaco.typescript.ModuleKind.ESNext,
    moduleResolution: BUNDLER_RESOLUTION as number as 2,
    moduleDetection: FORCE_MODULES,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    isolatedModules: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    lib: LANGUAGE_LIBS,
    types: [],
  });
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
