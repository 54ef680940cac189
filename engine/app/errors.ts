import { StagecraftError } from '../core/errors';

/** The lab could not run the app's handler; never the learner's mistake. */
export class AppServerFailedError extends StagecraftError<'app-server-failed'> {
  constructor(why: string) {
    super(
      'app-server-failed',
      `The lab could not run the handler of the app (${why}). Your work is not affected; try again.`,
    );
  }
}

/** A request was given up because whoever asked for it does not want it any more. */
export class AppServerStoppedError extends StagecraftError<'app-server-stopped'> {
  constructor() {
    super('app-server-stopped', 'The request was stopped before it had an answer.');
  }
}
