import { describe, expect, it } from 'vitest';
import { alarmsOf, scoresOf } from './alarms';
import { tenureSeason } from './season';

const season = tenureSeason('figure');
const alarms = (id: 'ks' | 'psi' | 'wasserstein', window: number, threshold: number) =>
  alarmsOf(scoresOf(season, id, window), id, threshold);

describe('the figure of windows', () => {
  it('shows that a PSI of one day is above the rule of thumb by chance alone', () => {
    expect(alarms('psi', 1, 0.1).false).toBeGreaterThan(5);
    expect(alarms('psi', 7, 0.1).false).toBe(0);
  });

  it('shows that a wide window is late', () => {
    const [narrow, wide] = [alarms('wasserstein', 3, 0.2), alarms('wasserstein', 14, 0.2)];
    expect(wide.delay! > narrow.delay!).toBe(true);
  });

  it('has settings that call nobody before, and somebody soon after', () => {
    const found = alarms('wasserstein', 5, 0.2);
    expect(found.false).toBe(0);
    expect(found.delay).toBeLessThanOrEqual(6);
  });

  it('never notices with a threshold that is out of reach', () => {
    expect(alarms('wasserstein', 7, 0.6).delay).toBeNull();
  });
});
