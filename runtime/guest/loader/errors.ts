import type { WorkspacePath } from '../../../engine/core/files';

/** A place of an import, kept on the error so that the report can point at it. */
export interface ImportSite {
  readonly path: WorkspacePath;
  readonly line: number;
}

const sites = new WeakMap<object, ImportSite>();
const siteOf = sites.get.bind(sites);

/** Where the import stands that an error of the loader is about. */
export const importSiteOf = (error: object): ImportSite | undefined => siteOf(error);

function at<E extends Error & { code?: string }>(error: E, code: string, site?: ImportSite): E {
  error.code = code;
  if (site) {
    sites.set(error, site);
    error.stack = `${error.name}: ${error.message}\n    at ${site.path}:${site.line}`;
  }
  return error;
}

/** A relative import that names no file. */
export function moduleNotFound(specifier: string, importer: WorkspacePath, site?: ImportSite): Error {
  return at(
    new Error(`Cannot find module '${specifier}' imported from ${importer || 'the command line'}`),
    'ERR_MODULE_NOT_FOUND',
    site,
  );
}

/** An import of a package or node module that the lab does not have. */
export function notAvailable(specifier: string, offered: readonly string[], site?: ImportSite): Error {
  return at(
    new Error(
      `The module '${specifier}' is not available in the lab. Offered are files of the workspace (./ or ../) and ${offered.join(', ')}.`,
    ),
    'not-available-in-lab',
    site,
  );
}

/** A named import of something that the module does not export; the words are those of Node. */
export function missingExport(specifier: string, name: string, site?: ImportSite): Error {
  return at(
    new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`),
    'ERR_MISSING_EXPORT',
    site,
  );
}
