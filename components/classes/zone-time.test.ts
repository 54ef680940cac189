import { describe, expect, it } from 'vitest';
import { fromNow, zoneTime } from './zone-time';

describe('zoneTime', () => {
  it('shows both clocks where they differ, also across midnight', () => {
    const at = '2026-03-02T22:59:00Z';
    expect(zoneTime(at, 'Europe/Berlin', 'America/New_York')).toEqual({
      local: 'Mon, 2 Mar 2026, 17:59',
      inClass: 'Mon, 2 Mar 2026, 23:59 in Berlin',
    });
    expect(zoneTime(at, 'Asia/Tokyo', 'UTC').inClass).toBe('Tue, 3 Mar 2026, 07:59 in Tokyo');
  });

  it('shows one clock where they agree, whatever the zones are called', () => {
    expect(zoneTime('2026-03-02T22:59:00Z', 'Europe/Berlin', 'Europe/Paris').inClass).toBeNull();
  });
});

describe('fromNow', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');
  it.each([
    ['2026-03-05T12:00:01Z', 'in 3 days'],
    ['2026-03-02T13:59:00Z', 'in 1 hour'],
    ['2026-03-02T12:00:30Z', 'in 0 minutes'],
    ['2026-03-02T09:00:00Z', '3 hours ago'],
  ])('%s is %s', (iso, words) => expect(fromNow(iso, now)).toBe(words));
});
