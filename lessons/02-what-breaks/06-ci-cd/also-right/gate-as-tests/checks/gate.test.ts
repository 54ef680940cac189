import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { readCustomers } from '../churn/customers.ts';
import { trainModel } from '../churn/model.ts';
import { loadChampion } from './champion.ts';

const metrics = JSON.parse(readFileSync('churn/metrics.json', 'utf8'));
let champion: Record<string, number>;
before(async () => {
  champion = await loadChampion();
});

describe('a model that may go live', () => {
  it('comes out the same from the same seed', () => {
    const train = () => trainModel(readCustomers('churn/train.csv'), JSON.parse(readFileSync('churn/params.json', 'utf8')));
    assert.deepEqual(train(), train());
  });

  it('is small and quick enough', () => {
    assert.ok(metrics.bytes <= 64 * 1024, `${metrics.bytes} bytes`);
    assert.ok(metrics.reads <= 200, `${metrics.reads} reads`);
  });

  it('finds as many as the champion, and not suspiciously many more', () => {
    const gain = metrics.found - champion.found!;
    assert.ok(gain >= -0.02 && gain <= 0.15, `found ${metrics.found}, the champion ${champion.found}`);
  });

  for (const group of ['fiber', 'dsl', 'senior', 'younger'])
    it(`finds as many of ${group} customers`, () => {
      const name = `found_${group}`;
      assert.ok(metrics[name] >= champion[name]! - 0.1, `${metrics[name]}, the champion ${champion[name]}`);
    });
});
