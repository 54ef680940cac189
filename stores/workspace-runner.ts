import type { StoreApi } from 'zustand/vanilla';
import type { CodeRunner, RunRequest } from '../engine/core/code-runner';
import type { FileMarks } from '../engine/core/files';
import { lessonRunner } from '../engine/core/lesson-runner';
import { followedFiles } from '../engine/workspace/links';
import type { WorkspaceState } from './contracts';

/**
 * The runner of a session. Every program that it runs sees the project's own files with links followed, and cannot change
 * the lesson's data.
 */
export function workspaceRunner(runner: CodeRunner, workspace: StoreApi<WorkspaceState>): CodeRunner {
  const ofLesson = lessonRunner(runner, Object.keys(workspace.getState().data));
  return {
    run: (request, onEvent, signal) =>
      ofLesson.run({ ...request, files: followed(request.files, workspace.getState()) }, onEvent, signal),
  };
}

/** The files with the workspace's links followed, as far as these are the files of the workspace. */
function followed(files: RunRequest['files'], { files: now, marks }: WorkspaceState): RunRequest['files'] {
  const links: Record<string, FileMarks[string]> = {};
  for (const [path, mark] of Object.entries(marks))
    if (mark === 'link' && files[path] === now[path]) links[path] = mark;
  return followedFiles({ files, marks: links });
}
