import type { WorkBundle } from '../content/lesson-schema';
import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';

/**
 * Whether a path cannot be changed because the lesson's data needs it: a file of the data, a folder that holds one, or
 * what would lie inside one.
 */
export function isDataPath(data: Readonly<Record<WorkspacePath, string>>, path: WorkspacePath): boolean {
  if (Object.hasOwn(data, path)) return true;
  return Object.keys(data).some((one) => one.startsWith(`${path}/`) || path.startsWith(`${one}/`));
}

/** The reference solution laid over the start. */
export function solutionFiles(bundle: WorkBundle): WorkspaceFiles {
  return { ...bundle.start, ...bundle.solution };
}

/** The values of the lesson's params file; none when there is no such file or it is not a JSON object. */
export function readParams(bundle: WorkBundle, files: WorkspaceFiles): Readonly<Record<string, unknown>> {
  const path = bundle.definition.params;
  const text = path === undefined ? undefined : files[path];
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    // Half-typed JSON is ordinary while somebody edits; whoever needs the values to be right parses them loudly.
    return {};
  }
}
