import { StagecraftError } from '../core/errors';

/**
 * `world-input`: what the world was told cannot be; `action-refused`: an act that cannot be done as things are;
 * `model-missing`: there is no model for what is served.
 */
export type WorldErrorCode = 'world-input' | 'action-refused' | 'model-missing';

/** Something that the world of a service cannot be told or asked to do. */
export class WorldError extends StagecraftError<WorldErrorCode> {}
