/**
 * Small programs whose output must be the same under the guest and under real Node with tsx. Each is a set of files;
 * `main.ts` is run. They print nothing that depends on time or on where they lie.
 */
export const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the packages d3-array and d3-dsv': {
    'main.ts': `
import { ascending, descending, deviation, extent, group, groups, index, InternMap, mean, median, quantile, rollup, rollups, sum } from 'd3-array';
import * as dsv from 'd3-dsv';
const rows = dsv.csvParse('a,b,c\\r\\n1,"x, ""y""",\\n2,z,é\\n', dsv.autoType);
console.log(rows, rows.columns, dsv.csvFormat(rows), dsv.tsvFormat([{ a: null, b: 1.5 }]), Object.keys(dsv), String(dsv));
const sales = [['N', 1], ['S', 2], ['N', 4], ['S', NaN], ['N', undefined]] as [string, number][];
console.log(group(sales, (s) => s[0]), rollup(sales, (list) => mean(list, (s) => s[1]), (s) => s[0]), groups(sales, (s) => s[0]));
console.log(median([3, 1, 2, 4]), quantile([1, 2, 3, 4], 0.9), deviation([1, 2, 4]), sum([1, '2', null]), extent([5, 3, 9]), mean([]));
console.log(rollups(sales, (list) => list.length, (s) => s[0]).sort((a, b) => descending(a[1], b[1]) || ascending(a[0], b[0])));
console.log(mean, InternMap, index([{ k: 1 }], (r) => r.k), (() => { try { index([1, 1], (x) => x); } catch (e) { return e.message; } })());
`,
  },
  'a package without a default export': { 'main.ts': `import d3 from 'd3-array'; console.log(d3);` },
  'printing values': {
    'main.ts': `
class A { x = 1; list = [1, 2]; get z() { return 1; } }
class B extends A { #p = 1; q = { r: { s: { t: this.#p } } }; }
const circular: any = { a: 1 }; circular.self = circular;
for (const value of [1, -0, 'a', "it's", null, undefined, true, 10n, Symbol('x'), [], {}, [1, 'b', [2, [3, [4]]]], new A(), new B(), A, B,
  () => 1, function named() {}, async () => {}, new Map<unknown, unknown>([['a', 1], [{ b: 1 }, [2]]]), new Set([1, 'x']),
  new Float32Array([1.5, 2]), new Date(0), /x/g, circular, Object.create(null), [, 1, , 2], { 'a-b': 1, [Symbol('s')]: 2 },
  { get a() { return 1; }, set b(v: number) {} }, Array.from({ length: 120 }, (_, i) => i), 'x'.repeat(200), ['x'.repeat(90), 'y'],
  { rows: Array.from({ length: 5 }, (_, i) => ({ id: i, name: 'row' + i, price: i * 1000 })) }, new Number(3), [undefined, null]]) console.log(value);
console.log('%s is %d years and %i, %j %o %%', 'Ann', 42.5, 42.9, { a: 1 }, [1], 'rest', { b: 2 });
`,
  },
  'console methods': {
    'main.ts': `
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4]]);
console.table(['p', 'q']);
console.table([{ name: 'n', deep: { x: 1 } }], ['name']);
console.group('outer'); console.log('in\\nside'); console.group(); console.info({ a: [1] }); console.groupEnd(); console.groupEnd(); console.log('out');
console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.debug('debug');
`,
  },
  paths: {
    'main.ts': `
import path, { basename, dirname, extname, join, normalize, parse, relative, resolve, sep } from 'node:path';
for (const p of ['/a/b/c.txt', 'a/b/', './x', '../y/z.tar.gz', '/', '', '.hidden', 'a//b/../c', '..', 'dir.d/file'])
  console.log([p, basename(p), dirname(p), extname(p), normalize(p), JSON.stringify(parse(p)), path.isAbsolute(p)].join(' | '));
console.log(join('a', '..', '..', 'b'), join(''), join('/a', './b', 'c/..'), relative('/a/b/c', '/a/d'), relative('/a', '/a'), basename('x.html', '.html'), sep);
console.log(resolve('/a', 'b', '../c'), resolve('/a', '/b'), path.format({ dir: '/x', name: 'f', ext: '.t' }), path.posix.join('p', 'q'));
`,
  },
  'live bindings and cycles': {
    'main.ts': `
import { count, increment, default as def } from './counter';
import { isEven } from './even';
console.log(count, def()); increment(); increment(); console.log(count);
console.log([0, 1, 2, 3, 10, 11].map((n) => isEven(n)));
{ const count = 'shadow'; console.log(count); }
const f = (increment: number) => increment + 1; console.log(f(1));
const o = { count, increment: typeof increment }; console.log(o);
`,
    'counter.ts': `export let count = 0; export function increment(): void { count++; } export default () => 'default';`,
    'even.ts': `import { isOdd } from './odd'; export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1); } console.log('even evaluated');`,
    'odd.ts': `import { isEven } from './even'; export function isOdd(n: number): boolean { return n !== 0 && isEven(n - 1); } console.log('odd evaluated', isEven(0));`,
  },
  'order of evaluation and top-level await': {
    'main.ts': `import './a'; import { b } from './b'; console.log('main', b); const c = await import('./c'); console.log(Object.keys(c), c.default, c.named);
console.log((await import('./c')) === c, typeof import.meta.url, import.meta.url.endsWith('/main.ts'));`,
    'a.ts': `console.log('a'); import './b';`,
    'b.ts': `console.log('b begins'); await Promise.resolve(); export const b = await Promise.resolve(7); console.log('b ends');`,
    'c.ts': `export default 'def'; export const named = 1; export * from './d'; export * as ns from './d'; export { d as renamed } from './d';`,
    'd.ts': `export const d = 4; export default 'not passed on';`,
  },
  'types and their erasure': {
    'main.ts': `
import type { Shape } from './types';
import { type Named, Kind, make } from './types';
enum Level { Low, High = 5, Top, Text = 'text' }
abstract class Base<T> { constructor(protected readonly value: T, public label = 'l') {} abstract area(): number; declare ghost: string; }
class Square extends Base<number> implements Shape { override area(): number { return this.value ** 2; } static #made = 0; static make(n: number) { Square.#made++; return new Square(n); } static get made() { return Square.#made; } }
const s = Square.make(3) satisfies Shape; const n = <T,>(x: T): T => x;
console.log(s.area(), s, Level, Level.Top, Kind.A, make<Named>({ name: 'x' })!.name, n(1) as unknown as string, Square.made);
function over(a: string): string; function over(a: number): number; function over(a: any) { return a; }
console.log(over(1), over('a'), (s as Base<number>).label, Object.keys(s));
label: for (const x of [1, 2, 3]) { for (;;) { if (x === 2) break label; continue label; } }
const { a: { b = 2 } = {}, ...rest }: any = { c: 1, d: 2 }; console.log(b, rest, s?.area?.(), null ?? 'd');
`,
    'types.ts': `export interface Shape { area(): number } export interface Named { name: string } export enum Kind { A = 'a' } export const make = <T>(x: T): T | undefined => x; export type { Shape as S };`,
  },
  'assertion messages': {
    'main.ts': `
import assert from 'node:assert/strict';
import loose from 'node:assert';
const show = (name: string, fn: () => unknown) => { try { fn(); console.log(name, 'passed'); } catch (e: any) { console.log(name, '|', e.name, '|', e.code, '|', e.operator, '|', e.generatedMessage, '|', e.message); } };
show('equal', () => assert.equal(1, 2));
show('equal strings', () => assert.equal('a', 'b'));
show('custom', () => assert.equal(1, 2, 'must be two'));
show('NaN', () => assert.equal(NaN, NaN));
show('notEqual', () => assert.notEqual(1, 1));
show('loose', () => loose.equal(1, '1'));
show('loose fails', () => loose.equal(1, 2));
show('throws nothing', () => assert.throws(() => {}));
show('throws other', () => assert.throws(() => { throw new Error('abc'); }, /xyz/));
show('throws class', () => assert.throws(() => { throw new TypeError('abc'); }, TypeError));
show('throws object', () => assert.throws(() => { throw new TypeError('abc'); }, { name: 'TypeError', message: /ab/ }));
show('throws with validator', () => assert.throws(() => { throw new Error('abc'); }, (e: Error) => e.message === 'abc'));
show('doesNotThrow', () => assert.doesNotThrow(() => { throw new Error('abc'); }, 'oh'));
show('match', () => assert.match('abc', /x/));
show('doesNotMatch', () => assert.doesNotMatch('abc', /a/));
show('fail', () => assert.fail('boom'));
show('fail default', () => assert.fail());
show('ifError', () => assert.ifError(null));
show('ok', () => assert.ok(0, 'zero'));
const rejected = await assert.rejects(async () => { throw new RangeError('r'); }, RangeError).then(() => 'rejected as it should');
console.log(rejected, await assert.rejects(Promise.resolve(1)).catch((e: Error) => e.message), await assert.doesNotReject(async () => 1));
show('array diff', () => assert.deepEqual([1, 2, 3], [1, 2, 4]));
show('object diff', () => assert.deepEqual({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }));
`,
  },
  'deep equality': {
    'main.ts': `
import assert from 'node:assert';
class P { x = 1; } class Q { x = 1; }
const circular = () => { const o: any = { a: 1 }; o.o = o; return o; };
const pairs: [unknown, unknown][] = [[1, 1], [1, '1'], [0, -0], [NaN, NaN], [null, undefined], [[1, 2], [1, 2]], [[1, 2], [2, 1]], [[1, , 3], [1, undefined, 3]], [{ a: 1, b: 2 }, { b: 2, a: 1 }],
  [{ a: undefined }, {}], [new P(), new Q()], [new P(), new P()], [new P(), { x: 1 }], [new Date(1), new Date(1)], [new Date(1), new Date(2)], [/a/g, /a/g], [/a/g, /a/i],
  [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])], [new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])], [new Map([[1, 2]]), new Map([[1, 3]])], [new Set([1, 2]), new Set([2, 1])],
  [new Set([{ a: 1 }]), new Set([{ a: 1 }])], [new Set([{ a: 1 }]), new Set([{ a: 2 }])], [new Error('a'), new Error('a')], [new Error('a'), new TypeError('a')], [circular(), circular()],
  [new Float32Array([1, 2]), new Float32Array([1, 2])], [new Float32Array([0]), new Float32Array([-0])], [new Uint8Array([1]), new Int8Array([1])], [Object(1), Object(1)], [Object(1), 1], [[], {}], ['', 0],
  [Symbol.for('a'), Symbol.for('a')], [{ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 2 }], [Object.create(null), {}], [() => 1, () => 1], [1n, 1], [[[[1]]], [[['1']]]], [new Set([1]), new Set(['1'])]];
pairs.forEach(([a, b], i) => { const holds = (f: Function) => { try { f(a, b); return true; } catch { return false; } }; console.log(i, holds(assert.deepStrictEqual), holds(assert.deepEqual), holds(assert.notDeepStrictEqual)); });
`,
  },
  'order of timers and jobs': {
    'main.ts': `
const order: string[] = [];
setTimeout(() => order.push('timeout 5'), 5); setTimeout(() => order.push('timeout 1'), 1);
const stopped = setTimeout(() => order.push('never'), 2); clearTimeout(stopped);
Promise.resolve().then(() => order.push('promise')); queueMicrotask(() => order.push('microtask'));
let n = 0; const interval = setInterval(() => { order.push('interval ' + ++n); if (n === 2) clearInterval(interval); }, 30);
setTimeout((a: number, b: number) => order.push('args ' + (a + b)), 15, 1, 2);
setTimeout(() => console.log(order), 150).ref();
setTimeout(() => console.log('unref'), 100_000).unref();
order.push('sync');
import { setTimeout as sleep } from 'node:timers/promises';
console.log(await sleep(3, 'slept'), order[0]);
`,
  },
  'the process': {
    'main.ts': `
import process, { argv } from 'node:process';
console.log(argv.length, argv[1]!.endsWith('main.ts'), process.platform, typeof process.pid, process.env.NOT_SET, process.argv === argv);
process.env.NUMBER = 5 as any; console.log(process.env.NUMBER, 'NUMBER' in process.env, typeof process.hrtime.bigint(), Array.isArray(process.hrtime()));
process.stdout.write('no line break'); process.stdout.write('\\n');
process.on('exit', (code) => console.log('exit', code)); process.nextTick(() => console.log('tick'));
process.exitCode = 0; console.log(typeof process.uptime(), typeof process.memoryUsage().heapUsed, process.cwd() === process.cwd());
`,
  },
  'files of the workspace': {
    'main.ts': `
import { access, appendFile, copyFile, mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import fs, { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const fails = async (work: () => unknown) => { try { await work(); console.log('no error'); } catch (e: any) { console.log(e.code, e.syscall, e.path, e.message); } };
await mkdir('out/deep', { recursive: true }); await writeFile('out/a.txt', 'one\\n'); await appendFile('out/a.txt', 'two\\n');
console.log(await readFile('out/a.txt', 'utf8'), (await readFile('out/a.txt')).length, (await stat('out/a.txt')).size, (await stat('out')).isDirectory());
await copyFile('out/a.txt', 'out/deep/b.txt'); await rename('out/a.txt', 'out/c.txt'); console.log((await readdir('out')).sort(), existsSync('out/a.txt'), existsSync('out/c.txt'));
console.log((await readdir('out', { withFileTypes: true })).map((d) => d.name + ':' + d.isFile()).sort());
await fails(() => readFile('nope.txt')); await fails(() => readFile('nope/x', 'utf8')); await fails(() => writeFile('nope/x', '')); await fails(() => mkdir('out')); await fails(() => readdir('nope'));
await fails(() => unlink('nope')); await fails(() => stat('nope')); await fails(() => access('nope')); await fails(() => rm('nope')); await fails(() => rename('nope', 'x')); await fails(() => copyFile('nope', 'x')); await fails(() => readFileSync('nope')); await fails(() => mkdirSync('a/b/c'));
await rm('nope', { force: true }); await unlink('out/c.txt'); await rm('out', { recursive: true }); console.log(existsSync('out'));
writeFileSync('j.json', JSON.stringify({ a: [1] })); console.log(JSON.parse(fs.readFileSync('j.json', 'utf8')), (await readFile('text.csv', { encoding: 'utf8' })).split('\\n')); await rm('j.json');
`,
    'text.csv': 'a,b\n1,2\n',
  },
  'bytes and hashes': {
    'main.ts': `
import { createHash } from 'node:crypto';
import { Buffer } from 'node:buffer';
console.log(createHash('sha256').update('abc').digest('hex'), createHash('sha256').update('a').update(new Uint8Array([98, 99])).digest('base64'));
const b = Buffer.from('héllo'); console.log(b, b.toString(), b.toString('hex'), b.toString('base64'), b.length, Buffer.from('aGk=', 'base64').toString(), Buffer.from('6869', 'hex').toString(), Buffer.concat([b, Buffer.from('!')]).toString('utf8'), Buffer.byteLength('é'), Buffer.isBuffer(b));
console.log(new TextDecoder().decode(new TextEncoder().encode('é')), btoa('hi'), atob('aGk='), structuredClone({ a: new Date(0) }));
`,
  },
  'urls and module paths': {
    'main.ts': `
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
const here = path.dirname(fileURLToPath(import.meta.url)); console.log(path.relative(here, fileURLToPath(new URL('./data/x.csv', import.meta.url))), fileURLToPath('file:///a/b%20c.txt'), pathToFileURL('/a/b c.txt').href);
console.log(path.relative(here, import.meta.filename), import.meta.dirname === here, new URLSearchParams({ a: '1', b: 'x y' }).toString());
import config from './config.json' with { type: 'json' }; console.log(config.list, config);
import { readFile } from 'node:fs/promises'; console.log(JSON.parse(await readFile(new URL('./config.json', import.meta.url), 'utf8')).name);
`,
    'config.json': '{ "name": "config", "list": [1, 2, { "a": null }] }',
  },
  'iteration and async iteration': {
    'main.ts': `
function* numbers(n: number) { for (let i = 0; i < n; i++) yield i; }
async function* slow(n: number) { for (const i of numbers(n)) { await null; yield i * 2; } }
const seen: number[] = []; for await (const i of slow(4)) seen.push(i); console.log(seen, [...numbers(3)], Math.max(...numbers(5)));
const groups = new Map<string, number[]>(); for (const [i, w] of ['a', 'b', 'a'].entries()) groups.set(w, [...(groups.get(w) ?? []), i]); console.log(groups, Object.fromEntries(groups));
console.log(await Promise.allSettled([Promise.resolve(1), Promise.reject(new Error('no')).catch((e) => e.message)]), await Promise.race([new Promise(() => {}), Promise.resolve('won')]));
console.log([3, 1, 2].toSorted(), [1, 2, 3].at(-1), Object.groupBy ? 'has groupBy' : 'none', 'a-b'.replaceAll('-', '+'), [1, [2, [3]]].flat(Infinity), numbers(1), numbers);
`,
  },
  'util and formats': {
    'main.ts': `
import util, { format, inspect, isDeepStrictEqual, promisify } from 'node:util';
console.log(inspect({ a: { b: { c: { d: 1 } } } }, { depth: null }), inspect({ b: 1, a: 2 }, { sorted: true }), inspect({ a: { b: 1 } }, { compact: false }), inspect('a\\nb'), inspect([1, 2, 3], { maxArrayLength: 1 }));
console.log(format('%s %s', 'a'), format('%d', '7'), format('a', 'b', 3), format('%s', [1, { a: { b: 1 } }]), isDeepStrictEqual({ a: 1 }, { a: 1 }), await promisify((x: number, done: (e: null, v: number) => void) => done(null, x + 1))(1));
class Secret { [util.inspect.custom]() { return 'Secret<>'; } } console.log(new Secret(), [new Secret()]);
`,
  },
  'errors as values': {
    'main.ts': `
class DataError extends Error { constructor(message: string, readonly row: number) { super(message); this.name = 'DataError'; } }
try { try { JSON.parse('{bad'); } catch (cause) { throw new DataError('row is bad', 3, ); } } catch (e: any) { console.log(e instanceof DataError, e instanceof Error, e.name, e.message, e.row, String(e), Object.keys(e), e.constructor.name); }
const e = new Error('outer', { cause: new TypeError('inner') }); console.log((e.cause as Error).message, e.stack!.split('\\n')[0]);
try { (undefined as any).x; } catch (x: any) { console.log(x.name, x.message); }
try { (null as any).f(); } catch (x: any) { console.log(x.message); }
try { const c = 1; (c as any)(); } catch (x: any) { console.log(x.message); }
console.log(new AggregateError([new Error('a')], 'many').errors.length, (() => { try { return 'try'; } finally { console.log('finally'); } })());
const noStack = new Error('plain'); noStack.stack = undefined; console.log(noStack);
`,
  },
  'default exports of every kind': {
    'main.ts': `
import f from './f'; import C, { other } from './c'; import a from './a'; import v, * as all from './v'; import { default as again } from './f';
console.log(f(), f.name, new C().x, C.name, other, a(2), v, Object.keys(all), again === f, all.default === v);
export {}; export const unused = 1;
`,
    'f.ts': 'export default function () { return helper(); } function helper() { return "hoisted"; }',
    'c.ts': 'export default class Named { x = 1 }\nexport { y as other }; const y = "y"',
    'a.ts': 'export default (x: number) => x * 2',
    'v.ts':
      'const v = { k: 1 }\nexport default v\nexport let late = 1; late = 2; export function g() {} export class K {} export const [p, { q }] = [1, { q: 2 }]',
  },
};

/** Files of tests whose outcomes must be the same under the guest and under `node --test`. */
export const TEST_FILES: Readonly<Record<string, string>> = {
  'order, nesting and hooks': `
import { after, afterEach, before, beforeEach, describe, it, test } from 'node:test';
import assert from 'node:assert/strict';
const log: string[] = [];
test('first', () => { log.push('first'); });
test('fails', () => { assert.equal(1, 2); });
describe('suite', () => {
  before(() => { log.push('before'); }); after(() => { log.push('after'); }); beforeEach(() => { log.push('beforeEach'); }); afterEach(() => { log.push('afterEach'); });
  it('a', async () => { await null; log.push('a'); });
  it('b fails', () => { throw new Error('b'); });
  describe('inner', () => { it('c', () => { log.push('c'); }); });
});
test('hooks ran in order', () => { assert.deepEqual(log, ['first', 'before', 'beforeEach', 'a', 'afterEach', 'beforeEach', 'afterEach', 'beforeEach', 'c', 'afterEach', 'after']); });
test('parent', async (t) => { await t.test('child', () => {}); await t.test('child fails', () => { throw new Error('x'); }); });
`,
  'skip, todo and asynchronous failures': `
import { describe, it, test } from 'node:test';
import assert from 'node:assert/strict';
test('skipped', { skip: true }, () => { throw new Error('never'); }); test.skip('skipped too', () => {}); it.skip('also', () => {}); test('no body');
test.todo('later'); test('todo that fails', { todo: true }, () => { throw new Error('x'); });
describe.skip('skipped suite', () => { it('inside', () => {}); });
test('skips itself', (t) => { t.skip('reason'); });
test('rejects', async () => { await new Promise((resolve) => setTimeout(resolve, 5)); throw new Error('late'); });
test('awaits', async () => { await new Promise((resolve) => setTimeout(resolve, 5)); assert.ok(true); });
test('callback', (t, done) => { setTimeout(done, 1); }); test('callback fails', (t, done) => { setTimeout(() => done(new Error('cb')), 1); });
test('times out', { timeout: 30 }, async () => { await new Promise((resolve) => setTimeout(resolve, 5000).unref()); });
`,
  mocks: `
import { mock, test } from 'node:test';
import assert from 'node:assert/strict';
test('functions', () => { const f = mock.fn((a: number, b: number) => a + b); assert.equal(f(1, 2), 3); f(3, 4); assert.equal(f.mock.callCount(), 2); assert.deepEqual(f.mock.calls[1]!.arguments, [3, 4]); assert.equal(f.mock.calls[0]!.result, 3); });
test('methods', (t) => { const o = { name: 'o', greet() { return 'hi ' + this.name; } }; t.mock.method(o, 'greet', () => 'mocked'); assert.equal(o.greet(), 'mocked'); t.mock.restoreAll(); assert.equal(o.greet(), 'hi o'); });
test('once', () => { const f = mock.fn(() => 1); f.mock.mockImplementationOnce(() => 2); assert.deepEqual([f(), f()], [2, 1]); f.mock.resetCalls(); assert.equal(f.mock.callCount(), 0); });
test('errors', () => { const f = mock.fn(() => { throw new Error('e'); }); assert.throws(f, /e/); assert.equal(f.mock.calls[0]!.error.message, 'e'); });
`,
};
