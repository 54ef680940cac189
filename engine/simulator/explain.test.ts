import { describe, expect, it } from 'vitest';
import { explainWorse } from './explain';
import { laneFigures } from './lane-figures';
import { allSwitches } from './switches';
import { fakeLane } from './testing/fake-lane';
import type { LaneEvent } from './year';

const lane = fakeLane('oak', allSwitches('reference'));
const figures = laneFigures(lane);
const event = (id: string, wrong: number, restored: number): LaneEvent => ({
  id,
  hour: 10,
  title: `Event ${id}`,
  about: '',
  outcome: {
    state: 'harmed',
    because: 'nobody looked.',
    decidedBy: 'monitoring',
    detected: 20,
    restored,
    wrong,
    unanswered: 0,
  },
});
const worse = { ...figures, wrong: (figures.wrong ?? 0) + 500 };

describe('why practice did worse', () => {
  it('names the event in which the lanes lay furthest apart', () => {
    const adHoc = { figures, events: [event('a', 900, 30), event('b', 0, 20)] };
    const practice = { figures: worse, events: [event('a', 950, 30), event('b', 450, 500)] };
    expect(explainWorse('wrong', adHoc, practice)).toEqual({
      event: 'b',
      says: 'Event b: nobody looked. (Monitoring)',
    });
    expect(explainWorse('restore', adHoc, practice).event).toBe('b');
  });

  it('says when it only answered more', () => {
    const more = { ...worse, right: (figures.right ?? 0) + 100_000 };
    const { event: none, says } = explainWorse(
      'wrong',
      { figures, events: [] },
      { figures: more, events: [] },
    );
    expect(none).toBeNull();
    expect(says).toMatch(/^It answered 100,500 requests more/);
  });

  it('does not make up an event', () => {
    const same = { figures, events: lane.events };
    expect(explainWorse('restore', same, same)).toMatchObject({ event: null });
    expect(explainWorse('wrong', same, { figures: worse, events: lane.events })).toEqual({
      event: null,
      says: 'No single event made it; many small differences add up to it.',
    });
    expect(explainWorse('deployments', same, same).says).toContain('not made of single events');
  });
});
