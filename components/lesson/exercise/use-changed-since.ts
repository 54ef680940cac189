'use client';

import { useMemo } from 'react';
import { type ChangedFile, changedFiles } from '@/components/panels/diff/changed-files';
import type { WorkspaceFiles } from '@/engine/core/files';
import type { LessonSession } from '@/stores/contracts';
import { useSession } from '../session-context';

/** The files that differ now from those of an attempt; read-only data does not count. */
export function useChangedSince(session: LessonSession, judged: WorkspaceFiles): readonly ChangedFile[] {
  const files = useSession(session, 'workspace', (workspace) => workspace.files);
  const data = useSession(session, 'workspace', (workspace) => workspace.data);
  return useMemo(
    () => changedFiles(judged, files).filter(({ path }) => !(path in data)),
    [judged, files, data],
  );
}
