import type { WorkspaceFiles } from '@/engine/core/files';
import type { Desk, DeskCommand } from '@/engine/workbench/desk';
import type { LessonSession } from '@/stores/contracts';
import type { DeskLesson } from '@/stores/desk';

/** What each part of the desk is given. */
export interface DeskTabProps {
  readonly session: LessonSession;
  readonly lesson: DeskLesson;
  readonly desk: Desk;
  readonly files: WorkspaceFiles;
  /** Does it and says so; false when it was refused, with the reason shown. */
  readonly run: (command: DeskCommand) => boolean;
  readonly isDisabled: boolean;
}
