import { StagecraftError } from '../../core/errors';

/** MLflow's error codes, with the HTTP status that each one has. */
export const HTTP_STATUS = {
  INTERNAL_ERROR: 500,
  INVALID_STATE: 500,
  NOT_IMPLEMENTED: 501,
  ENDPOINT_NOT_FOUND: 404,
  RESOURCE_DOES_NOT_EXIST: 404,
  BAD_REQUEST: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  INVALID_PARAMETER_VALUE: 400,
} as const;

export type MlflowErrorCode = keyof typeof HTTP_STATUS;

/** A call that MLflow refuses: its code and its words. */
export class MlflowError extends StagecraftError<MlflowErrorCode> {
  /** The status of the answer that carries it. */
  get status(): number {
    return HTTP_STATUS[this.code];
  }
}

/** The commonest refusal: something in the request is wrong. */
export const invalid = (message: string): MlflowError => new MlflowError('INVALID_PARAMETER_VALUE', message);

/** What was asked for is not there. */
export const missing = (message: string): MlflowError => new MlflowError('RESOURCE_DOES_NOT_EXIST', message);
