import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileKind, LARGE_TEXT, languageOf, lineCount, previewOf, sizeText } from './file-kind';

test('kinds by size and type', () => {
  expect(fileKind('a')).toBe('text');
  expect(fileKind('a'.repeat(LARGE_TEXT + 1))).toBe('large');
  expect(fileKind(new Uint8Array(3))).toBe('binary');
});

test('a preview is the first lines', () => {
  expect(previewOf('a\nb\nc\n', 2)).toEqual({ text: 'a\nb', cut: true });
  expect(previewOf('a\nb\n', 2)).toEqual({ text: 'a\nb\n', cut: false });
  const line = fc.string().map((text) => text.replaceAll('\n', ''));
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 5 }), (lines, count) => {
      const text = lines.join('\n');
      const preview = previewOf(text, count);
      expect(text.startsWith(preview.text)).toBe(true);
      expect(lineCount(preview.text)).toBeLessThanOrEqual(count);
    }),
  );
});

test('sizes and languages', () => {
  expect(sizeText('é')).toBe('2 B');
  expect(sizeText(new Uint8Array(12_400))).toBe('12.4 kB');
  expect(languageOf('src/a.ts')).toBe('typescript');
  expect(languageOf('data/x.CSV')).toBe('csv');
  expect(languageOf('Dockerfile')).toBe('dockerfile');
  expect(languageOf('LICENSE')).toBe('plaintext');
  // The key of a tag is no name of a file: dvc.model.json holds an MD5.
  expect(languageOf('mlruns/1/a0/tags/dvc.model.json')).toBe('plaintext');
  expect(languageOf('mlruns/1/a0/artifacts/model.json')).toBe('json');
});
