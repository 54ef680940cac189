import { describe, expect, it } from 'vitest';
import { bodyText, statusWords } from './preview-words';

const request = { method: 'POST', path: '/predict', headers: {}, body: null };
const exchange = (status?: number) => ({
  id: 1,
  request,
  ...(status !== undefined && { response: { status, headers: {}, body: '' } }),
});

describe('the words of the preview', () => {
  it('name a status, known or not', () => {
    expect([200, 422, 418, 503].map((status) => statusWords(exchange(status)))).toEqual([
      '200 OK',
      '422 Unprocessable Content',
      '418 Client error',
      '503 Server error',
    ]);
    expect(statusWords(exchange())).toBe('waiting');
  });

  it('show JSON with line breaks and leave the rest as it is', () => {
    expect(bodyText('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(bodyText('Internal Server Error')).toBe('Internal Server Error');
    expect([bodyText(null), bodyText('')]).toEqual(['(empty)', '(empty)']);
  });
});
