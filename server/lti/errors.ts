import { StagecraftError } from '../../engine/core/errors';

export type LtiErrorCode =
  /** The token is none, is not signed by the platform, or is meant for somebody else. */
  | 'lti-token'
  /** It is genuine, and does not say what a launch has to say. */
  | 'lti-claims'
  /** It was used already, took too long, or began in another browser. */
  | 'lti-login'
  /** The platform, or a deployment of it, is not registered here. */
  | 'lti-unknown'
  /** The platform could not be reached, or what it answered cannot be used. */
  | 'lti-platform';

/** Something between this lab and a learning management system that did not work; the message is for the one who launched. */
export class LtiError extends StagecraftError<LtiErrorCode> {}
