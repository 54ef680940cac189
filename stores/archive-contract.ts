import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { ArchivedProject } from '../engine/workspace/archive/read-archive';

/** A project's zip, ready to be offered for download. */
export interface ExportedProject {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'application/zip';
}

/** A zip that was checked, compared with the workspace. Nothing has been changed yet. */
export interface ArchivePlan {
  readonly fileName: string;
  readonly project: ArchivedProject;
  /** How many of the project's own files would be added, changed and removed. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The workspace has a repository, which would give way. */
  readonly replacesRepository: boolean;
  /** Files of the lesson's data that are in the zip with other content; the lesson's stay. */
  readonly kept: readonly WorkspacePath[];
}

/** Export and import of the open project as a zip that is a real repository. Every method rejects with a StagecraftError. */
export interface ProjectArchive {
  /** Bytes that DVC's cache holds in this project; 0: there is none. */
  cacheBytes(): number;
  /** @param additions files that go into the zip beside, or in the place of, the project's own */
  exportZip(options: {
    readonly withCache: boolean;
    readonly additions?: WorkspaceFiles;
  }): Promise<ExportedProject>;
  /** The name of the folder that an export unpacks to. */
  folderName(): string;
  /** Checks a zip and says what importing it would change; changes nothing. */
  plan(file: Blob, fileName: string): Promise<ArchivePlan>;
  /** Makes the workspace what the zip holds, as one step of undo. @throws NotWriterError */
  apply(plan: ArchivePlan): void;
}
