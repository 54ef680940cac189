/** Something wrong with a workflow file, at its place; lines and columns count from 1. */
export interface WorkflowProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Without the place. */
  readonly message: string;
}

/** The problem as GitHub shows it: `.github/workflows/ci.yml (Line: 34, Col: 9): Unexpected value 'rn'`. */
export const problemText = ({ path, line, column, message }: WorkflowProblem): string =>
  line === 0 ? `${path}: ${message}` : `${path} (Line: ${line}, Col: ${column}): ${message}`;
