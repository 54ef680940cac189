import { StagecraftError } from '../../core/errors';

/** Something that whoever is on call cannot do. */
export class OnCallError extends StagecraftError<'page-unknown' | 'session-over'> {}
