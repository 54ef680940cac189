import type { LessonBundle } from '../content/lesson-schema';
import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';

/** The folder in which the lesson's data appears, read-only. */
export const DATA_FOLDER = 'data/';

/** Whether a path belongs to the lesson's data. */
export function isDataPath(path: WorkspacePath): boolean {
  return path === 'data' || path.startsWith(DATA_FOLDER);
}

/** The reference solution laid over the start. */
export function solutionFiles(bundle: LessonBundle): WorkspaceFiles {
  return { ...bundle.start, ...bundle.solution };
}

/** The values of the lesson's params file; none when there is no such file or it is not a JSON object. */
export function readParams(bundle: LessonBundle, files: WorkspaceFiles): Readonly<Record<string, unknown>> {
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
