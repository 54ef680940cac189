import { expect, test } from 'vitest';
import { lazy } from './lazy';

test('loads once, and again after a failure', async () => {
  let loads = 0;
  const value = lazy(async () => {
    loads++;
    if (loads === 1) throw new Error('no chunk');
    return loads;
  });
  await expect(value.open()).rejects.toThrow('no chunk');
  expect(await Promise.all([value.open(), value.open()])).toEqual([2, 2]);
  expect(loads).toBe(2);
});

test('what was never opened is not loaded to be ended', async () => {
  let loads = 0;
  const value = lazy(async () => ++loads);
  const ended: number[] = [];
  value.ifOpened((one) => ended.push(one));
  expect(loads).toBe(0);
  await value.open();
  value.ifOpened((one) => ended.push(one));
  await value.open();
  expect(ended).toEqual([1]);
});
