import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from './export-folder';

const ID = '0a1b2c3d-0000-4000-8000-000000000000';

describe('the folder of a name', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace 0a1b2c3d'],
    ['../../etc/passwd', '_.._etc_passwd 0a1b2c3d'],
    ['Zoë 王', 'Zoë 王 0a1b2c3d'],
    ['…', '_ 0a1b2c3d'],
    ['..', '0a1b2c3d'],
  ])('%j is %j', (name, folder) => expect(folderOf(name, ID)).toBe(folder));

  it('never leads out of its place, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const folder = folderOf(name, ID);
        expect(folder).toMatch(/^[^/\\:*?"<>|\p{Cc}]+$/u);
        expect(folder).not.toMatch(/^\.|[. ]$/);
        expect(folder.endsWith('0a1b2c3d')).toBe(true);
      }),
    );
  });
});
