import type { WorkspaceFiles } from '../../../core/files';

const MARKERS = [/^<{7} /m, /^={7}$/m, /^>{7} /m];

/** The files in which markers of a conflict are left. */
export const filesWithMarkers = (files: WorkspaceFiles): string[] =>
  Object.entries(files)
    .filter(
      ([, content]) => typeof content === 'string' && MARKERS.filter((one) => one.test(content)).length > 1,
    )
    .map(([path]) => path);
