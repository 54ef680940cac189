// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { focusedRegion, focusRegion, nextRegion, REGION_ATTRIBUTE } from './regions';

afterEach(() => {
  document.body.innerHTML = '';
});

test('F6 goes around the regions that are there', () => {
  expect(nextRegion(['lesson', 'editor', 'dock'], 'dock', 1)).toBe('lesson');
  expect(nextRegion(['lesson', 'editor', 'dock'], 'lesson', -1)).toBe('dock');
  expect(nextRegion(['editor', 'dock'], null, 1)).toBe('editor');
  expect(nextRegion(['editor', 'dock'], 'tree', -1)).toBe('dock');
  expect(nextRegion([], 'tree', 1)).toBeNull();
});

test('the focus goes to what a region marks, and the region is known by it', () => {
  document.body.innerHTML = `<main id="lesson-reading"><a href="#a">x</a></main>
    <div id="root"><div ${REGION_ATTRIBUTE}="tree"><button>first</button><div data-region-focus tabindex="0">row</div></div></div>`;
  const root = document.getElementById('root');
  expect(focusRegion('tree', root)).toBe(true);
  expect(focusedRegion(root)).toBe('tree');
  expect(focusRegion('lesson', root)).toBe(true);
  expect(document.activeElement?.id).toBe('lesson-reading');
  expect(focusRegion('dock', root)).toBe(false);
});
