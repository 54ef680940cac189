// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventOutcome, ReplayRun } from '@/engine/scenario/types';
import { TwoLanes } from './two-lanes';

function runOf(outcomes: readonly EventOutcome[]): ReplayRun {
  return {
    scenario: 's',
    seed: '1',
    events: outcomes.map((outcome, index) => ({
      at: index,
      label: `Row ${index + 1}`,
      trouble: index === 1 ? 'area is text' : undefined,
      outcome,
      input: null,
    })),
    measures: { right: outcomes.filter((outcome) => outcome === 'right').length },
    notes: {},
    contentHash: 'x',
    runIds: [],
  };
}

const AD_HOC = runOf(['right', 'crashed', 'lost']);
const PRACTICE = runOf(['right', 'refused', 'right']);
const MEASURES = [{ id: 'right', label: 'Rows served right', unit: 'rows', better: 'higher' as const }];

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const range = () => page.querySelector<HTMLInputElement>('input[type="range"]')!;
const button = () => page.querySelector<HTMLButtonElement>('button')!;
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('two lanes', () => {
  it('shows the end, and says it in words', () => {
    act(() => root.render(<TwoLanes adHoc={AD_HOC} practice={PRACTICE} measures={MEASURES} />));
    expect(page.querySelector('figcaption')?.textContent).toBe(
      '3 events through two lanes. Ad hoc: 1 right, 1 crashed, 1 lost. Practice: 2 right, 1 refused.',
    );
    expect(range().value).toBe('3');
    expect(range().getAttribute('aria-valuetext')).toBe(
      'Row 3, nothing special. Ad hoc: lost. Practice: right.',
    );
  });

  it('plays from the start, pauses, and ends', () => {
    act(() => root.render(<TwoLanes adHoc={AD_HOC} practice={PRACTICE} measures={MEASURES} />));
    expect(button().textContent).toBe('Play again');
    act(() => button().click());
    expect(range().value).toBe('0');
    pass(200);
    expect(range().value).toBe('1');
    act(() => button().click());
    pass(2000);
    expect(range().value).toBe('1');
    expect(button().textContent).toBe('Play');
    act(() => button().click());
    pass(2000);
    expect(range().value).toBe('3');
    expect(button().textContent).toBe('Play again');
  });

  it('waits until it is seen, and shows the end at once when motion is reduced', () => {
    document.documentElement.dataset.motion = 'reduced';
    act(() => root.render(<TwoLanes adHoc={AD_HOC} practice={PRACTICE} measures={MEASURES} autoPlay />));
    expect(range().value).toBe('3');
    delete document.documentElement.dataset.motion;
  });

  it('says so when a lane was not run', () => {
    act(() => root.render(<TwoLanes adHoc={AD_HOC} measures={MEASURES} missing="Run your work to see it" />));
    expect(page.textContent).toContain('Run your work to see it');
    expect(page.querySelector('table')?.textContent).toContain('not measured');
  });
});
