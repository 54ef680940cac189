import { describe, expect, it } from 'vitest';
import { type Ask, requestPath, type Sender } from './path';

const outcome = (ask: Ask, sender: Sender, page: boolean, handler: boolean) =>
  requestPath(ask, sender, page, handler).at(-1)!.state;

describe('the way of a request', () => {
  it('lets ordinary houses through, whoever checks', () => {
    for (const sender of ['page', 'program'] as const)
      for (const checks of [true, false]) expect(outcome('ordinary', sender, checks, checks)).toBe('passed');
  });

  it('is stopped by the page for people alone, by the handler for everybody', () => {
    expect(outcome('negative', 'page', true, false)).toBe('refused');
    expect(outcome('negative', 'program', true, false)).toBe('wrong');
    expect(outcome('negative', 'program', false, true)).toBe('refused');
    expect(outcome('text', 'page', false, true)).toBe('refused');
    expect(outcome('text', 'page', false, false)).toBe('wrong');
  });

  it('loses an empty field on the page: the handler cannot tell 0 from nothing', () => {
    expect(outcome('blank', 'page', false, true)).toBe('wrong');
    expect(outcome('blank', 'page', true, false)).toBe('refused');
    expect(outcome('blank', 'program', false, true)).toBe('refused');
  });

  it('has four stations, always', () => {
    expect(requestPath('text', 'page', true, true).map(({ id }) => id)).toEqual([
      'page',
      'handler',
      'model',
      'answer',
    ]);
  });
});
