import { StagecraftError } from '../core/errors';

/** What can go wrong in the engine of workflows, apart from what a workflow itself does wrong. */
export type CiErrorCode =
  | 'workflow-invalid'
  | 'expression-invalid'
  | 'matrix-too-large'
  | 'run-missing'
  | 'workflow-missing'
  | 'not-allowed'
  | 'state-invalid';

/** An error of the engine of workflows; its message can be shown as it is. */
export class CiError extends StagecraftError<CiErrorCode> {}
