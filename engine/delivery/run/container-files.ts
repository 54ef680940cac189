import type { FileSystem } from '../../core/file-system';
import type { FileContent, WorkspacePath } from '../../core/files';
import { StageState } from '../build/stage-state';
import type { ImageManifest } from '../image/manifest';
import { weightOf } from '../image/weight';
import type { DockerStore } from '../store/docker-store';

/** The files of a container as it starts: those of its image. */
export const containerFiles = (store: DockerStore, image: ImageManifest): FileSystem =>
  new StageState(store, image).fs;

/** Those of them that a program can read, as the sandbox takes them: by their path without the slash before it. */
export function sandboxFiles(fs: FileSystem): Record<WorkspacePath, FileContent> {
  const files: Record<WorkspacePath, FileContent> = {};
  for (const path of fs.filesBelow('/')) {
    const node = fs.at(path)!;
    if (node.kind === 'file' && weightOf(node.content) === null) files[path.slice(1)] = node.content;
  }
  return files;
}
