import type { WorkspaceFiles } from '@/engine/core/files';
import { type TsconfigChecks, tsconfigChecks } from './tsconfig-checks';

/** By file name: a short name is found too, but not what the file behind it refers to. */
const LANGUAGE_LIBS = ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'];
const DOCUMENT_LIBS = ['lib.dom.d.ts', 'lib.dom.iterable.d.ts'];

/** `ts.ScriptTarget.ESNext` and `ts.ModuleKind.ESNext`. */
const ESNEXT = 99;
/** `ts.ModuleResolutionKind.Bundler` and `ts.ModuleDetectionKind.Force`: TypeScript knows them, Monaco's typings do not name them. */
const BUNDLER_RESOLUTION = 100 as number as 2;
const FORCE_MODULES = 3;

/** What the editor's TypeScript follows in a project. */
export interface ProjectOptions {
  /** Whether the document and its elements are known: in projects that have a page, and in no other. */
  readonly knowsDocument: boolean;
  /** What the project's own tsconfig wants checked. */
  readonly checks: TsconfigChecks;
}

/** What the editor follows in a project of these files. `hasPage`: it has one whatever the files say. */
export function projectOptions(files: WorkspaceFiles, hasPage: boolean): ProjectOptions {
  return {
    knowsDocument: hasPage || Object.keys(files).some((path) => path.endsWith('.html')),
    checks: tsconfigChecks(Object.hasOwn(files, 'tsconfig.json') ? files['tsconfig.json'] : undefined),
  };
}

/** TypeScript as the lab runs it: ES modules, imports with `.ts`, Node's names. */
export function compilerOptions({ knowsDocument, checks }: ProjectOptions) {
  return {
    target: ESNEXT,
    module: ESNEXT,
    moduleResolution: BUNDLER_RESOLUTION,
    moduleDetection: FORCE_MODULES,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    isolatedModules: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    lib: knowsDocument ? [...LANGUAGE_LIBS, ...DOCUMENT_LIBS] : LANGUAGE_LIBS,
    types: [],
    ...checks,
  };
}
