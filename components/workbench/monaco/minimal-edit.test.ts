import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalEdit } from './minimal-edit';

const apply = (from: string, to: string) => {
  const edit = minimalEdit(from, to);
  return edit ? from.slice(0, edit.start) + edit.text + from.slice(edit.end) : from;
};

test('applying the edit gives the other text', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\n', '😀', '😁')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (from, to) => {
      expect(apply(from, to)).toBe(to);
    }),
  );
});

test('only what differs is replaced', () => {
  expect(minimalEdit('{"a": 1, "b": 2}', '{"a": 10, "b": 2}')).toEqual({ start: 7, end: 7, text: '0' });
  expect(minimalEdit('same', 'same')).toBeNull();
});

test('no half of a surrogate pair is left behind', () => {
  const edit = minimalEdit('😀', '😁')!;
  expect(edit).toEqual({ start: 0, end: 2, text: '😁' });
});
