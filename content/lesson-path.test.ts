import { describe, expect, it } from 'vitest';
import { lessonIdOf, plannedFromPath } from './lesson-path';

describe('lesson paths', () => {
  it('give the id of the lesson', () => {
    expect(lessonIdOf('01-before-mlops/06-model-training')).toBe('1.6');
    expect(lessonIdOf('01-before-mlops/10-deployment')).toBe('1.10');
    expect(lessonIdOf('readme')).toBeUndefined();
  });

  it('give the planned lesson', () => {
    expect(plannedFromPath('/learn/02-what-breaks/01-code-that-lasts')?.title).toBe('Code that lasts');
    expect(plannedFromPath('/learn/09-none/01-none')).toBeUndefined();
    expect(plannedFromPath('/settings')).toBeUndefined();
  });
});
