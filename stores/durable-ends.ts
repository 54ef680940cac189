import { messageOf } from '../engine/core/errors';
import type { OutputSink } from './lab-contract';

/**
 * Makes the end of a command wait for the disk. A prompt that came back says that a crash can take nothing of the
 * command any more; where it cannot be saved the command says so, once for each reason until saving works again.
 */
export function durableEnds(save: () => Promise<void>): (sink: OutputSink) => Promise<void> {
  let told: string | null = null;
  return async (sink) => {
    try {
      await save();
      told = null;
    } catch (error) {
      const reason = messageOf(error);
      if (reason === told) return;
      told = reason;
      sink('stderr', `[the lab] This is not saved yet. ${reason}\n`);
    }
  };
}
