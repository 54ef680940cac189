import type { WorkspacePath } from '../../../engine/core/files';
import { folderOf } from '../../../engine/core/module-path';
import { indirectEval } from '../primordials';
import { type CompiledModule, compileModule } from './compile';
import { type ImportSite, missingExport, moduleNotFound, notAvailable } from './errors';
import { isFileSpecifier, ROOT, ROOT_URL, resolveFile, resolvePackage } from './resolve';
import { LabSyntaxError } from './syntax-error';

/** The exports of a module by name. */
export type Namespace = Record<string, unknown>;
type Getter = () => unknown;

/** What the loader takes from its surroundings. */
export interface LoaderHost {
  exists(path: WorkspacePath): boolean;
  readText(path: WorkspacePath): string;
  /** A module that the lab offers under this name, or undefined. May load it first. */
  builtin(specifier: string): Namespace | Promise<Namespace> | undefined;
  readonly offered: readonly string[];
  /** Names that modules find in place of the globals of that name. */
  readonly globals: Readonly<Record<string, unknown>>;
}

/** Loads modules of one workspace and evaluates each once. */
export interface Loader {
  /** Like `import(path)`: the namespace, once the module and all it needs have been evaluated. */
  import(path: WorkspacePath): Promise<Namespace>;
  /** The source of a module and what it was compiled to, for mapping columns. */
  textOf(path: WorkspacePath): { readonly source: string; readonly compiled: CompiledModule } | undefined;
}

interface FileModule {
  readonly path: WorkspacePath;
  readonly compiled: CompiledModule;
  readonly source: string;
  readonly namespace: Namespace;
  /** What each request resolved to. */
  readonly dependencies: (FileModule | Namespace)[];
  getters: Record<string, Getter>;
  body: Generator | AsyncGenerator | null;
  linked: boolean;
  evaluation: Promise<void> | null;
  state: 'new' | 'running' | 'done' | 'failed';
  error: unknown;
}

const isFile = (module: FileModule | Namespace): module is FileModule => files.has(module);
const files = new WeakSet<object>();
const wrapped = new WeakMap<object, Namespace>();

/** A builtin as Node shows it to ES modules: its members by name, and all of it as `default`. A package is one already. */
function withDefault(module: Namespace): Namespace {
  if ('default' in module || Reflect.get(module, Symbol.toStringTag) === 'Module') return module;
  const known = wrapped.get(module);
  if (known) return known;
  const namespace: Namespace = Object.assign(Object.create(null), module, { default: module });
  Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
  wrapped.set(module, namespace);
  return namespace;
}

const identity = (fn: unknown) => fn;

/** A module whose exports are values that never change, such as JSON. */
function jsonModule(path: string, text: string): CompiledModule {
  try {
    JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const before = /position (\d+)/.exec(message);
    const line = before ? text.slice(0, Number(before[1])).split('\n').length : 1;
    throw new LabSyntaxError(path, message, line);
  }
  // `__proto__` in a literal would set the prototype: parse at run time instead.
  const code = `(function*($export){"use strict";const json=JSON.parse(${JSON.stringify(text)});$export({"default":()=>json});yield;})`;
  return {
    requests: [],
    exports: [{ kind: 'local', name: 'default' }],
    stars: [],
    isAsync: false,
    namesDefault: false,
    globals: [],
    code,
    erased: text,
    columnIn: (_, column) => column,
  };
}

/** Creates a loader over the files of a workspace. */
export function createLoader(host: LoaderHost): Loader {
  const modules = new Map<WorkspacePath, FileModule>();
  const globalNames = Object.keys(host.globals);

  const resolve = async (
    specifier: string,
    importer: WorkspacePath,
    site?: ImportSite,
  ): Promise<FileModule | Namespace> => {
    if (isFileSpecifier(specifier)) {
      const path = resolveFile(host.exists, importer, specifier);
      if (path === null) throw moduleNotFound(specifier, importer, site);
      return load(path);
    }
    const builtin = host.builtin(specifier);
    const installed = builtin === undefined ? resolvePackage(host, specifier) : null;
    if (installed !== null) return load(installed);
    if (builtin === undefined) throw notAvailable(specifier, host.offered, site);
    return withDefault(await builtin);
  };

  const load = async (path: WorkspacePath): Promise<FileModule> => {
    const known = modules.get(path);
    if (known) return known;
    const source = host.readText(path);
    const compiled = path.endsWith('.json')
      ? jsonModule(path, source)
      : compileModule(path, source, globalNames);
    const module: FileModule = {
      path,
      source,
      compiled,
      namespace: Object.create(null),
      dependencies: [],
      getters: {},
      body: null,
      linked: false,
      evaluation: null,
      state: 'new',
      error: undefined,
    };
    files.add(module);
    modules.set(path, module);
    try {
      for (const request of compiled.requests) {
        module.dependencies.push(await resolve(request.specifier, path, { path, line: request.line }));
      }
    } catch (error) {
      modules.delete(path);
      throw error;
    }
    return module;
  };

  /** Finds what an export is bound to; null: there is none. */
  const findExport = (
    module: FileModule | Namespace,
    name: string,
    seen = new Set<string>(),
  ): Getter | null => {
    if (!isFile(module)) return name in module ? () => module[name] : null;
    const key = `${module.path}\0${name}`;
    if (seen.has(key)) return null;
    seen.add(key);
    const own = module.compiled.exports.find((entry) => entry.name === name);
    if (own?.kind === 'local') return () => module.getters[name]!();
    if (own?.kind === 'from') return findExport(module.dependencies[own.request]!, own.imported, seen);
    if (own?.kind === 'namespace') {
      const target = module.dependencies[own.request]!;
      return () => namespaceOf(target);
    }
    if (name === 'default') return null;
    for (const star of module.compiled.stars) {
      const found = findExport(module.dependencies[star]!, name, seen);
      if (found) return found;
    }
    return null;
  };

  const namespaceOf = (module: FileModule | Namespace): Namespace =>
    isFile(module) ? module.namespace : module;

  const exportNames = (module: FileModule | Namespace, seen = new Set<object>()): Set<string> => {
    if (!isFile(module)) return new Set(Object.keys(module).filter((name) => name !== 'default'));
    const names = new Set<string>();
    if (seen.has(module)) return names;
    seen.add(module);
    for (const entry of module.compiled.exports) names.add(entry.name);
    for (const star of module.compiled.stars) {
      for (const name of exportNames(module.dependencies[star]!, seen))
        if (name !== 'default') names.add(name);
    }
    return names;
  };

  const dynamicImport = (importer: WorkspacePath) => async (specifier: unknown) => {
    const module = await resolve(String(specifier), importer);
    if (!isFile(module)) return module;
    await evaluate(module);
    return module.namespace;
  };

  /** All modules below `root`, each after those that it needs. */
  const inOrder = (root: FileModule): FileModule[] => {
    const out: FileModule[] = [];
    const seen = new Set<FileModule>();
    const visit = (module: FileModule) => {
      if (seen.has(module)) return;
      seen.add(module);
      for (const dependency of module.dependencies) if (isFile(dependency)) visit(dependency);
      out.push(module);
    };
    visit(root);
    return out;
  };

  const check = (module: FileModule) => {
    module.compiled.requests.forEach((request, index) => {
      for (const { name, line } of request.names) {
        if (findExport(module.dependencies[index]!, name)) continue;
        throw missingExport(request.specifier, name, { path: module.path, line });
      }
    });
  };

  const instantiate = (module: FileModule) => {
    const url = ROOT_URL + encodeURI(module.path);
    const factory = indirectEval(`${module.compiled.code}\n//# sourceURL=${url}`) as (
      ...args: unknown[]
    ) => Generator;
    const filename = `${ROOT}/${module.path}`;
    const meta = Object.assign(Object.create(null), {
      dirname: folderOf(filename),
      filename,
      url,
      resolve: (specifier: string) => {
        const path = resolveFile(host.exists, module.path, specifier);
        return path === null ? specifier : ROOT_URL + encodeURI(path);
      },
    });
    const onExport = (getters: Record<string, Getter>) => {
      module.getters = getters;
      if (module.compiled.namesDefault) {
        Object.defineProperty(getters.default!(), 'name', { value: 'default', configurable: true });
      }
    };
    module.body = Reflect.apply(factory, undefined, [
      onExport,
      dynamicImport(module.path),
      meta,
      identity,
      ...module.dependencies.map(namespaceOf),
      ...module.compiled.globals.map((name) => host.globals[name]),
    ]);
    module.body.next();
  };

  const publish = (module: FileModule) => {
    for (const name of [...exportNames(module)].sort()) {
      const found = findExport(module, name);
      const own = module.getters[name];
      if (found) Object.defineProperty(module.namespace, name, { enumerable: true, get: own ?? found });
    }
    Object.defineProperty(module.namespace, Symbol.toStringTag, { value: 'Module' });
    Object.preventExtensions(module.namespace);
  };

  const run = (module: FileModule): void | Promise<void> => {
    module.state = 'running';
    const fail = (error: unknown) => {
      module.state = 'failed';
      module.error = error;
      throw error;
    };
    try {
      const step = module.body!.next();
      if (step instanceof Promise) {
        module.evaluation = step.then(() => {
          module.state = 'done';
        }, fail);
        return module.evaluation;
      }
      module.state = 'done';
    } catch (error) {
      fail(error);
    }
  };

  /**
   * Evaluates a module after all it needs. Without a top-level await below it, everything runs in one go, as in
   * ECMAScript; modules that await follow one another, where Node would let siblings overlap.
   */
  const evaluate = async (root: FileModule): Promise<void> => {
    const order = inOrder(root);
    const fresh = order.filter((module) => !module.linked);
    for (const module of fresh) check(module);
    for (const module of fresh) {
      module.linked = true;
      instantiate(module);
    }
    for (const module of fresh) publish(module);
    for (const module of order) {
      if (module.state === 'done') continue;
      if (module.state === 'failed') throw module.error;
      const pending = module.state === 'running' ? module.evaluation : run(module);
      if (pending) await pending;
    }
  };

  return {
    import: async (path) => {
      const module = await load(path);
      await evaluate(module);
      return module.namespace;
    },
    textOf: (path) => {
      const module = modules.get(path);
      return module && { source: module.source, compiled: module.compiled };
    },
  };
}
