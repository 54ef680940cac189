import { expect, it } from 'vitest';
import { durableEnds } from './durable-ends';

it('says once why something is not saved, and again after it had worked', async () => {
  let failure: Error | null = new Error('The disk is full.');
  const said: string[] = [];
  const onDisk = durableEnds(async () => {
    if (failure) throw failure;
  });
  const end = () => onDisk((stream, text) => said.push(`${stream}: ${text}`));
  await end();
  await end();
  expect(said).toEqual(['stderr: [the lab] This is not saved yet. The disk is full.\n']);
  failure = null;
  await end();
  failure = new Error('The disk is full.');
  await end();
  expect(said).toHaveLength(2);
});
