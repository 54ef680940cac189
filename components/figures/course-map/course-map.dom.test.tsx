// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COURSE } from '@/content/course';
import { CourseMap } from './course-map';
import { mapModules } from './stations';

vi.mock('next/link', () => ({
  default: ({ prefetch: _prefetch, ...props }: { prefetch?: boolean; href: string }) => <a {...props} />,
}));

const SLUG = '01-before-mlops/06-model-training';
const modules = mapModules(COURSE, [{ id: '1.6', title: 'Model training', slug: SLUG, minutes: 50 }]);

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.unstubAllGlobals();
});

const show = (progress = {}) => act(() => root.render(<CourseMap modules={modules} progress={progress} />));
const station = (id: string) => page.querySelector<HTMLElement>(`[data-station="${id}"]`)!;
/** The link's text without what is hidden from screen readers: its accessible name. */
const nameOf = (id: string) => {
  const copy = station(id).cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
  return copy.textContent?.replace(/\s+/g, ' ');
};
const press = (key: string) =>
  act(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

describe('the course map', () => {
  it('is a list of all lessons by module, in order', () => {
    show();
    const names = [...page.querySelectorAll('[data-station]')].map((each) =>
      each.getAttribute('data-station'),
    );
    expect(names).toEqual(COURSE.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
    expect(page.querySelectorAll('ol ol')).toHaveLength(COURSE.length);
  });

  it('links to lessons that exist, and says of the others that they are to come', () => {
    show();
    expect(station('1.6').getAttribute('href')).toBe(`/learn/${SLUG}`);
    expect(nameOf('1.6')).toContain('1.6 Model training ready · 50 min');
    expect(station('1.7').hasAttribute('href')).toBe(false);
    expect(station('1.7').getAttribute('aria-disabled')).toBe('true');
    expect(nameOf('1.7')).toContain('1.7 Hyperparameter tuning to come');
  });

  it('shows what the reader has done', () => {
    show({ [SLUG]: 'done' });
    expect(nameOf('1.6')).toContain('Model training done');
    expect(page.querySelector('.station-details')?.textContent).toContain('Open again');
  });

  it('is one stop of the Tab key, and is walked with the arrow keys', () => {
    show();
    expect([...page.querySelectorAll('[data-station][tabindex="0"]')]).toEqual([station('1.6')]);
    act(() => station('1.6').focus());
    press('ArrowRight');
    expect(document.activeElement).toBe(station('1.7'));
    expect(page.querySelector('.station-details')?.textContent).toContain('Not written yet.');
    press('End');
    expect(document.activeElement).toBe(station('4.1'));
    press('ArrowDown');
    expect(document.activeElement).toBe(station('4.1'));
    press('Home');
    expect(document.activeElement).toBe(station('0.1'));
  });

  it('is walked from the station that had the focus before the script was there', () => {
    show();
    const key = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true });
    act(() => void station('2.1').dispatchEvent(key));
    expect(document.activeElement).toBe(station('2.2'));
  });
});
