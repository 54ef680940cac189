import { describe, expect, it } from 'vitest';
import { byteWords } from '@/components/ui/byte-words';
import { lessonName, outcomeWords, summaryWords } from './words';

const file = { status: 'started', credit: 0.5, files: 4, attempts: 2, workedAt: 0 } as const;

describe('words of the settings', () => {
  it('name lessons by number and title, and unknown ones by their folder', () => {
    expect(lessonName('01-before-mlops/06-model-training')).toBe('1.6 Model training');
    expect(lessonName('09-later/01-unknown')).toBe('09-later/01-unknown');
  });

  it('say what an import does to a lesson under each policy', () => {
    const here = { slug: 's', state: 'differs', newer: 'here', here: file, file } as const;
    expect(outcomeWords(here, 'keep-newer')).toBe('stays: it is newer here');
    expect(outcomeWords(here, 'replace')).toBe('is replaced by the file');
    expect(outcomeWords({ ...here, newer: 'file' }, 'keep-newer')).toBe('is replaced: the file is newer');
    expect(outcomeWords({ ...here, state: 'new', here: null }, 'replace')).toBe('is added');
    expect(outcomeWords({ ...here, state: 'same' }, 'replace')).toBe('stays: both are the same');
  });

  it('summarise work, and the lack of it', () => {
    expect(summaryWords(file)).toBe('started, 50 % credit');
    expect(summaryWords(null)).toBe('nothing');
  });

  it('say bytes in the unit that fits', () => {
    expect([0, 999, 1500, 25_300_000, 3_000_000_000_000].map(byteWords)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 kB',
      '25 MB',
      '3.0 TB',
    ]);
  });
});
