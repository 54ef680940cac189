import { findDeno, guestCommand } from '../command';
import { frameOf } from '../frames';
import { GuestProcess } from '../guest-process';

const DEADLINE_MS = 6_000;

/** What a script comes to that runs in the place of the guest, with every right that its process has. */
export function runRaw(script: string, origin: string, cwd: string): Promise<string> {
  const guest = `onmessage = async (event) => {
    const port = event.ports[0]; const origin = ${JSON.stringify(origin)};
    try { const value = await (async () => { ${script} })(); port.postMessage('reached: ' + value); }
    catch (error) { port.postMessage('refused: ' + error); }
  };`;
  const process = new GuestProcess(
    guestCommand(findDeno(), { memoryMb: 512, cpuSeconds: 10 }),
    cwd,
    frameOf({ guest, tfjs: null, preload: false }),
  );
  return new Promise((resolve) => {
    const finish = (answer: string) => {
      clearTimeout(timer);
      process.kill();
      resolve(answer);
    };
    const timer = setTimeout(() => finish('refused: no answer'), DEADLINE_MS);
    process.listen({
      message: (message) =>
        finish(typeof message === 'string' ? message : `refused: ${JSON.stringify(message)}`),
      end: (why) => finish(`refused: ${why}`),
    });
  });
}
