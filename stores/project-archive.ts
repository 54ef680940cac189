import type { WorkBundle } from '../content/lesson-schema';
import type { Clock } from '../engine/core/clock';
import type { WorkspaceFiles } from '../engine/core/files';
import { OUTSIDE } from '../engine/core/lab-layout';
import { isProjectFile } from '../engine/core/program-files';
import type { ArchivedProject } from '../engine/workspace/archive/read-archive';
import type { ExportOptions } from '../engine/workspace/archive/write-archive';
import { contentOf, sameContent, type WorkspaceTree } from '../engine/workspace/model';
import { treeChangesTo } from '../engine/workspace/overlays';
import type { ArchivePlan, ProjectArchive } from './archive-contract';
import type { Workspace } from './workspace-store';

export interface ArchiveDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Pick<Workspace, 'store' | 'layTree' | 'isReadOnly'>;
  readonly clock: Clock;
  readonly read: (file: Blob) => Promise<ArchivedProject>;
  readonly write: (tree: WorkspaceTree, options: ExportOptions) => Promise<Uint8Array<ArrayBuffer>>;
}

const CACHE = '.dvc/cache/';

/** Makes export and import of one open project. */
export function createProjectArchive({ bundle, workspace, clock, read, write }: ArchiveDeps): ProjectArchive {
  return {
    cacheBytes: () =>
      Object.entries(workspace.store.getState().files)
        .filter(([path]) => path.startsWith(CACHE))
        .reduce((sum, [, content]) => sum + content.length, 0),
    folderName: () => projectFolder(bundle, workspace.store.getState().files),
    exportZip: async ({ withCache, additions = {} }) => {
      const { files, marks, data } = workspace.store.getState();
      const folder = projectFolder(bundle, files);
      const beside = { ...data, ...additions };
      const bytes = await write({ files, marks }, { folder, data: beside, withCache, at: clock.now() });
      return { name: `${folder}.zip`, bytes, type: 'application/zip' };
    },
    plan: async (file, fileName) => comparison(fileName, await read(file), workspace),
    apply: ({ project, fileName }) => workspace.layTree('imported', `Import ${fileName}`, project.tree),
  };
}

/** What an import would do to the project's own files. */
function comparison(
  fileName: string,
  project: ArchivedProject,
  { store, isReadOnly }: ArchiveDeps['workspace'],
): ArchivePlan {
  const { files, marks, data } = store.getState();
  const { changes } = treeChangesTo({ files, marks }, project.tree);
  const touched = Object.keys(changes).filter(
    (path) => isProjectFile(path) && !isReadOnly(path) && !path.startsWith(`${OUTSIDE}/`),
  );
  const removed = touched.filter((path) => changes[path] === null).length;
  const added = touched.filter((path) => !Object.hasOwn(files, path)).length;
  return {
    fileName,
    project,
    added,
    removed,
    changed: touched.length - added - removed,
    replacesRepository: Object.hasOwn(files, '.git/HEAD'),
    kept: Object.keys(data).filter((path) => {
      const content = contentOf(project.tree.files, path);
      return content !== null && !sameContent(content, data[path]);
    }),
  };
}

/** The name of the folder that an export unpacks to: the package's name, else the lesson's or project's. */
export function projectFolder(bundle: Pick<WorkBundle, 'definition'>, files: WorkspaceFiles): string {
  return folderName(packageName(files)) ?? folderName(bundle.definition.title) ?? 'project';
}

function packageName(files: WorkspaceFiles): string {
  const text = files['package.json'];
  if (typeof text !== 'string') return '';
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === 'string' ? name.replace(/^@[^/]*\//, '') : '';
  } catch {
    // Half-typed JSON names nothing.
    return '';
  }
}

function folderName(text: string): string | null {
  const name = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? null : name;
}
