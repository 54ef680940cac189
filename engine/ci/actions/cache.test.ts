import { describe, expect, it } from 'vitest';
import { CacheStore } from '../store/cache-store';
import { CiScene, onPush } from '../testing/ci-scene';

const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );
const cacheStep = (key: string, more = '') =>
  `{ id: c, uses: actions/cache@v4, with: { path: out.txt, key: ${key}${more} } }`;

describe('caches', () => {
  const hit = 'run: echo hit=[${{ steps.c.outputs.cache-hit }}]';
  const write = 'run: echo ${{ github.run_number }} > out.txt';

  it('C1: the exact key first, then the newest whose key begins with it, then each restore key', () => {
    const scene = new CiScene();
    const store = new CacheStore(scene.fs, '/srv/r.git');
    const add = (key: string, now: number) =>
      store.add({ key, ref: 'main', version: 'v', size: 1 }, new Map(), now);
    add('deps-1', 1);
    add('deps-12', 2);
    add('other', 3);
    const find = (key: string, ...restoreKeys: string[]) =>
      store.find({ key, restoreKeys, version: 'v', refs: ['main'], now: 10 })?.entry.key;
    expect(find('deps-1')).toBe('deps-1');
    expect(find('deps-')).toBe('deps-12');
    expect(find('nope', 'oth', 'deps-')).toBe('other');
    expect(find('nope', 'x', 'deps-')).toBe('deps-12');
    expect(find('nope')).toBeUndefined();
  });

  it('C2: cache-hit is true for the exact key, false for a prefix, empty on a miss', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k-1', ', restore-keys: k-'), write, hit));
    expect(scene.logOf('a')).toContain('hit=[]');
    await scene.run(steps(cacheStep('k-1', ', restore-keys: k-'), hit));
    expect(scene.logOf('a')).toContain('hit=[true]');
    await scene.run(steps(cacheStep('k-2', ', restore-keys: k-'), hit, 'run: cat out.txt'));
    expect(scene.logOf('a')).toContain('hit=[false]');
    expect(scene.logOf('a')).toContain('Cache restored from key: k-1');
  });

  it('C3: is saved in a post step, only when the job succeeded and the key was not found', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write, 'run: "false"'));
    await scene.run(steps(cacheStep('k'), hit, write));
    expect(scene.logOf('a')).toContain('hit=[]');
    expect(scene.logOf('a')).toContain('Cache saved with key: k');
    await scene.run(steps(cacheStep('k'), 'run: cat out.txt', write));
    expect(scene.logOf('a')).toContain('Cache hit occurred on the primary key k, not saving cache.');
  });

  it('C4: an entry never changes', () => {
    const store = new CacheStore(new CiScene().fs, '/srv/r.git');
    const given = { key: 'k', ref: 'main', version: 'v', size: 1 };
    expect(store.add(given, new Map([['/a', '1']]), 1)).toBeDefined();
    expect(store.add(given, new Map([['/a', '2']]), 2)).toBeUndefined();
    expect([...store.files(store.list(2)[0]!).values()]).toEqual(['1']);
  });

  it('C5: a branch finds its own caches, then those of the base or default branch, never those of others', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write), { event: { ref: 'refs/heads/one' } });
    await scene.run(steps(cacheStep('k'), hit, write), { event: { ref: 'refs/heads/two' } });
    expect(scene.logOf('a')).toContain('hit=[]');
    await scene.run(steps(cacheStep('m'), write));
    await scene.run(steps(cacheStep('m'), hit), { event: { ref: 'refs/heads/two' } });
    expect(scene.logOf('a')).toContain('hit=[true]');
  });

  it('C6: keys have 512 characters at most', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps(cacheStep('k'.repeat(513))))).conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('cannot be larger than 512 characters');
  });

  it('C7: what nobody used for seven days is gone; beyond 10 GB the one unused for longest goes first', () => {
    const day = 86_400_000;
    const store = new CacheStore(new CiScene().fs, '/srv/r.git', 10);
    const add = (key: string, size: number, now: number) =>
      store.add({ key, ref: 'main', version: 'v', size }, new Map(), now);
    const keys = (now: number) => store.list(now).map(({ key }) => key);
    add('a', 4, 0);
    add('b', 4, 1);
    store.find({ key: 'a', restoreKeys: [], version: 'v', refs: ['main'], now: 2 });
    add('c', 4, 3);
    expect(keys(3)).toEqual(['c', 'a']);
    expect(keys(8 * day)).toEqual([]);
  });

  it('C8: other paths under the same key do not find it', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write));
    await scene.run(steps('{ id: c, uses: actions/cache@v4, with: { path: other.txt, key: k } }', hit));
    expect(scene.logOf('a')).toContain('hit=[]');
  });
});
