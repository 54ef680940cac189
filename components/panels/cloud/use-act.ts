import { useState } from 'react';
import { useCloud } from './cloud-context';

/** What a dialog does: runs its lines, closes when all went well, and else keeps what was refused. */
export function useAct(onClose: () => void) {
  const { run, isBusy, failure } = useCloud();
  const [hasTried, setTried] = useState(false);
  const act = async (lines: readonly string[]) => {
    setTried(true);
    if (await run(lines)) onClose();
  };
  return { act, isBusy, failure: hasTried && !isBusy ? failure : null };
}
