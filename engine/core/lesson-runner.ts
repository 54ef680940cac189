import type { CodeRunner } from './code-runner';
import type { WorkspacePath } from './files';
import { projectFiles } from './program-files';

/**
 * A runner for the programs of one lesson: they see the project's own files, not what git and other tools keep beside
 * them, and cannot change `readOnly`, the lesson's data.
 */
export function lessonRunner(runner: CodeRunner, readOnly: readonly WorkspacePath[]): CodeRunner {
  return {
    run: (request, onEvent, signal) =>
      runner.run({ readOnly, ...request, files: projectFiles(request.files) }, onEvent, signal),
  };
}
