import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath } from '../../../engine/core/module-path';
import { compileModule } from './compile';
import { resolveFile } from './resolve';

const lines = (text: string) => text.split('\n').length;

describe('compileModule', () => {
  it('keeps every line where it was', () => {
    const source = `import {\n  a,\n  b as c,\n} from './x';\n\ninterface Row {\n  price: number;\n}\nexport default class {\n  m<T>(x: T): T { return c(x); }\n}\nexport {\n  a as aa,\n};\nexport * from './y';\n`;
    const { code } = compileModule('a.ts', source);
    expect(lines(code)).toBe(lines(source) + 1);
    expect(code.split('\n')[9]).toContain('$call($0.b)(x)');
  });

  it('rewrites imported names where they are used and nowhere else', () => {
    const { code } = compileModule(
      'a.js',
      `import { x, y } from './m';
const plain = x; const member = { x: 1 }.x; const short = { x }; const computed = { [x]: x };
function shadow(x) { return x; } const arrow = (x = y) => x; { let x = 1; x++; } for (const x of [1]) x;
try { throw 0; } catch (x) { x; } class K { x = x; static { var x = 2; x; } m() { return x; } } x: for (;;) break x;
const { y: z = y, ...x2 } = {}; var f = function x() { return x; };`,
    );
    const body = code.slice(code.indexOf('yield;') + 6).split('\n');
    expect(body[1]).toBe(
      'const plain = $0.x; const member = { x: 1 }.x; const short = { x:$0.x }; const computed = { [$0.x]: $0.x };',
    );
    expect(body[2]).toBe(
      'function shadow(x) { return x; } const arrow = (x = $0.y) => x; { let x = 1; x++; } for (const x of [1]) x;',
    );
    expect(body[3]).toBe(
      'try { throw 0; } catch (x) { x; } class K { x = $0.x; static { var x = 2; x; } m() { return $0.x; } } x: for (;;) break x;',
    );
    expect(body[4]).toBe('const { y: z = $0.y, ...x2 } = {}; var f = function x() { return x; };');
  });

  it('knows a top-level await from one inside of a function', () => {
    expect(compileModule('a.ts', 'export const f = async () => { await 1; };').isAsync).toBe(false);
    expect(compileModule('a.ts', 'for await (const x of []) {}').isAsync).toBe(true);
    expect(compileModule('a.ts', 'const x = { y: await 1 };').isAsync).toBe(true);
  });

  it('leaves no way out of the wrapper', () => {
    for (const source of ['}); evil(); (function*() {', '}', 'return 1', '}}}', '*/ } /*']) {
      expect(() => compileModule('a.js', source)).toThrow(/^a\.js:1:\d+: /);
    }
  });

  it('hands in the globals that it mentions and does not declare', () => {
    const names = ['Uint8Array', 'Float32Array', 'ArrayBuffer'];
    const source = 'class ArrayBuffer {}\nnew Uint8Array(1); { const Uint8Array = 1; }';
    expect(compileModule('a.ts', source, names).globals).toEqual(['Uint8Array']);
    expect(compileModule('a.ts', `import { Uint8Array } from './x'; Uint8Array;`, names).globals).toEqual([]);
  });

  it('finds the column of a place that it moved', () => {
    const source = `import { f } from './f'; f(1); const a = f(f(2));`;
    const { code, columnIn } = compileModule('a.js', source);
    const at = code.split('\n')[0]!.lastIndexOf('$call($0.f)(2)') + 1;
    expect(columnIn(1, at)).toBe(source.lastIndexOf('f(2)') + 1);
  });
});

describe('resolveFile', () => {
  const files = new Set(['src/a.ts', 'src/b/index.ts', 'src/c.json', 'src/d.js', 'data/x.csv', 'src/e.mts']);
  const resolve = (specifier: string, from = 'src/main.ts') =>
    resolveFile((path) => files.has(path), from, specifier);

  it('resolves as tsx does', () => {
    expect(resolve('./a')).toBe('src/a.ts');
    expect(resolve('./a.js')).toBe('src/a.ts');
    expect(resolve('./b')).toBe('src/b/index.ts');
    expect(resolve('./c.json')).toBe('src/c.json');
    expect(resolve('./d')).toBe('src/d.js');
    expect(resolve('./e.mjs')).toBe('src/e.mts');
    expect(resolve('../data/x.csv')).toBe('data/x.csv');
    expect(resolve('file:///workspace/src/a.ts')).toBe('src/a.ts');
    expect(resolve('./nowhere')).toBeNull();
    expect(resolve('../../etc/passwd')).toBeNull();
  });

  it('never leaves the workspace', () => {
    const part = fc.constantFrom('..', '.', 'a', 'b', '');
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (folder, relative) => {
        const path = joinPath(folder.filter((item) => /^[ab]$/.test(item)).join('/'), relative.join('/'));
        expect(path === null || !path.split('/').includes('..')).toBe(true);
      }),
    );
  });
});
