import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFiles, InvalidPathError, normalizePath, type WorkspaceFiles } from './files';

const segment = fc
  .stringMatching(/^[\w .-]{1,12}$/)
  .filter(
    (part) => part !== '.' && part !== '..' && !['constructor', 'prototype', '__proto__'].includes(part),
  );
const cleanPath = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));

describe('normalizePath', () => {
  it('leaves a clean path as it is', () => {
    fc.assert(
      fc.property(cleanPath, (path) => {
        expect(normalizePath(path)).toBe(path);
      }),
    );
  });

  it('takes off what says nothing', () => {
    expect(normalizePath('./src//a.ts')).toBe('src/a.ts');
    expect(normalizePath('src/./deep/')).toBe('src/deep');
  });

  it('gives one form or refuses, whatever it gets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (path) => {
        let normal: string;
        try {
          normal = normalizePath(path);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidPathError);
          return;
        }
        expect(normalizePath(normal)).toBe(normal);
        expect(normal.split('/')).not.toContain('..');
        expect(normal.startsWith('/')).toBe(false);
      }),
    );
  });

  it.each([
    ['', 'names no file'],
    ['.', 'names no file'],
    ['/etc/passwd', 'relative'],
    ['../up', 'leaves the workspace'],
    ['src/../../up', 'leaves the workspace'],
    ['src\\a.ts', 'character'],
    ['a\u0000b', 'character'],
    ['__proto__', 'reserved'],
    ['src/constructor/a.ts', 'reserved'],
    ['a'.repeat(401), 'longer than 400'],
  ])('refuses %j', (path, reason) => {
    expect(() => normalizePath(path)).toThrow(reason);
  });
});

describe('hashFiles', () => {
  const files = fc.dictionary(cleanPath, fc.oneof(fc.string(), fc.uint8Array()), { maxKeys: 6 });

  it('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(files, (some) => {
        const reversed = Object.fromEntries(Object.entries(some).reverse());
        expect(hashFiles(reversed)).toBe(hashFiles(some));
      }),
    );
  });

  it('differs when anything differs', () => {
    fc.assert(
      fc.property(files, cleanPath, fc.string(), (some: WorkspaceFiles, path, content) => {
        fc.pre(some[path] !== content && !(some[path] instanceof Uint8Array));
        expect(hashFiles({ ...some, [path]: content })).not.toBe(hashFiles(some));
      }),
    );
  });

  it('tells a renamed file from the old one, and text from a moved boundary', () => {
    expect(hashFiles({ a: 'x' })).not.toBe(hashFiles({ b: 'x' }));
    expect(hashFiles({ a: 'xy' })).not.toBe(hashFiles({ a: 'x', y: '' }));
  });

  it('takes text and its UTF-8 bytes for the same content', () => {
    expect(hashFiles({ a: 'é' })).toBe(hashFiles({ a: new TextEncoder().encode('é') }));
  });
});
