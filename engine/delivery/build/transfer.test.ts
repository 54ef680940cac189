import { expect, it } from 'vitest';
import { dockerShell } from '../testing/docker-shell';
import { missingLayers, pullSeconds, pushSeconds } from './transfer';

it('counts the layers that a place does not have, once each, by the ratio of their kind', async () => {
  const shell = dockerShell({
    Dockerfile: 'FROM node:22.21.1-slim\nCOPY a.txt /a\nCOPY a.txt /a\n',
    'a.txt': 'x'.repeat(1000),
  });
  const { record } = await shell.build();
  const { layers } = shell.store.image(record.imageId!)!;
  const base = new Set([layers[0]!]);
  expect(missingLayers(shell.store, layers, base)).toEqual({ bytes: 1000, compressed: 250 });
  const all = missingLayers(shell.store, layers, new Set());
  expect(all.bytes).toBeGreaterThan(200_000_000);
  expect(all.compressed).toBeCloseTo(0.4 * 200_000_000, -4);
  expect(missingLayers(shell.store, layers, new Set(layers))).toEqual({ bytes: 0, compressed: 0 });
});

it('takes the line upwards for a push, and the line downwards and the disk for a pull', () => {
  expect(pushSeconds({ compressed: 60_000_000, bytes: 1 })).toBeCloseTo(1 + 10);
  expect(pullSeconds({ compressed: 60_000_000, bytes: 150_000_000 })).toBeCloseTo(0.6 + 5 + 1);
});
