import { expect, it } from 'vitest';
import type { LessonSession } from '@/stores/contracts';
import { keptState } from './kept-state';

it('keeps the state of each session apart, for as long as it is', () => {
  const state = keptState<{ readonly focus: string | null }>({ focus: null });
  const [one, other] = [{} as LessonSession, {} as LessonSession];
  state(one).setState({ focus: 'run:a' });
  expect(state(one).getState().focus).toBe('run:a');
  expect(state(other).getState().focus).toBeNull();
});
