/** A process that ran so long (ms) was well: the next end is the first one again. */
const WELL_AFTER = 60_000;
const LONGEST_WAIT = 30_000;

/** Milliseconds to wait before the start after `failures` ends in a row, the first of which is 1. */
export function waitBefore(failures) {
  return failures <= 1 ? 0 : Math.min(LONGEST_WAIT, 250 * 2 ** (failures - 2));
}

/**
 * Runs what `start` starts and starts it again when it ends by itself: at once the first time, then with growing waits. Ctrl+C
 * and SIGTERM end both; an end with code 0 or a start that is refused at once three times (a broken setting) ends it, too.
 */
export function keepRunning(start) {
  let failures = 0;
  let isStopping = false;
  let child;
  const run = () => {
    const began = Date.now();
    child = start();
    child.on('exit', (code, signal) => {
      const ranFor = Date.now() - began;
      if (isStopping || code === 0) process.exit(code ?? 0);
      failures = ranFor > WELL_AFTER ? 1 : failures + 1;
      if (code !== null && ranFor < 3_000 && failures >= 3) process.exit(code);
      const wait = waitBefore(failures);
      console.error(
        `The server ended (${code ?? signal}). It is started again${wait > 0 ? ` in ${wait / 1000} s` : ''}.`,
      );
      setTimeout(run, wait);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      isStopping = true;
      child.kill(signal);
    });
  run();
}
