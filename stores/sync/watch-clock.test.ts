import { expect, it } from 'vitest';
import { ManualTime } from '../../runtime/manual-time';
import { watchClock } from './watch-clock';

const DAY = 86_400_000;

it('tells when the clock is set or the computer has slept, and not when it is put right by a little', async () => {
  const time = new ManualTime();
  let ahead = 0;
  let jumps = 0;
  const stop = watchClock({
    now: () => time.clock.now() + ahead,
    elapsed: () => time.clock.now(),
    scheduler: time,
    onJump: () => jumps++,
  });
  await time.advance(10 * 60_000);
  ahead += 800;
  await time.advance(60_000);
  expect(jumps).toBe(0);
  for (const jump of [2 * DAY, -4 * DAY, 8 * 3_600_000]) {
    ahead += jump;
    const before = jumps;
    await time.advance(60_000);
    expect(jumps).toBe(before + 1);
  }
  stop();
  ahead += DAY;
  await time.advance(60_000);
  expect(jumps).toBe(3);
});
