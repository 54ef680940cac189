import { StagecraftError } from '../core/errors';
import type { WorkspacePath } from '../core/files';

/** A file was to be made where one is already. */
export class FileExistsError extends StagecraftError<'file-exists'> {
  constructor(path: WorkspacePath) {
    super('file-exists', `${path} is already there. Choose another name, or open that file.`, { path });
  }
}

/** A file was named that the workspace does not have. */
export class FileNotFoundError extends StagecraftError<'file-not-found'> {
  constructor(path: WorkspacePath) {
    super('file-not-found', `There is no file ${path} in the workspace.`, { path });
  }
}

/** A file of the lesson that is not the learner's to change, such as its data. */
export class ReadOnlyFileError extends StagecraftError<'file-read-only'> {
  constructor(path: WorkspacePath) {
    super(
      'file-read-only',
      `${path} belongs to the lesson's data, which cannot be changed. Write to another folder.`,
      {
        path,
      },
    );
  }
}

/** Undo or redo was asked for and there is nothing to do. */
export class NoStepError extends StagecraftError<'no-step'> {
  constructor(direction: 'undo' | 'redo') {
    super('no-step', `There is nothing to ${direction}.`, { direction });
  }
}
