import type { SourceLocation } from '@/engine/core/code-runner';
import type { Monaco } from './monaco-api';
import { pathOf } from './uris';

/** An error or a warning of the editor in a file of the workspace. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly location: SourceLocation;
}

/** All errors and warnings of the workspace, by file and line. */
export function collectProblems(monaco: Monaco): readonly Problem[] {
  const problems: Problem[] = [];
  for (const marker of monaco.editor.getModelMarkers({})) {
    const path = pathOf(marker.resource);
    const isError = marker.severity === monaco.MarkerSeverity.Error;
    if (path === null || !(isError || marker.severity === monaco.MarkerSeverity.Warning)) continue;
    problems.push({
      severity: isError ? 'error' : 'warning',
      message: marker.message,
      location: { path, line: marker.startLineNumber, column: marker.startColumn },
    });
  }
  return problems.sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1;
  return a.location.line - b.location.line || (a.location.column ?? 0) - (b.location.column ?? 0);
}

/** How many of each, in words: "2 errors, 1 warning"; "No problems", or "not checked yet" before TypeScript has looked. */
export function problemsText(problems: readonly Problem[], isChecked: boolean): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const count = (many: number, word: string) => `${many} ${word}${many === 1 ? '' : 's'}`;
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
  return parts.filter(Boolean).join(', ') || (isChecked ? 'No problems' : 'not checked yet');
}
