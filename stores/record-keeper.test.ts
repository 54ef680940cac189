import { beforeEach, describe, expect, it } from 'vitest';
import { asStorageError } from '../runtime/storage/errors';
import { RecordKeeper } from './record-keeper';

let disk: string[];
let refuse: DOMException | null;
let heard: string[];
let keeper: RecordKeeper;

const save = (record: string) =>
  keeper.save(async () => {
    await Promise.resolve();
    if (refuse !== null) throw asStorageError(refuse, 'saving');
    disk.push(record);
  });

beforeEach(() => {
  disk = [];
  refuse = null;
  heard = [];
  keeper = new RecordKeeper({
    onSaved: () => heard.push('saved'),
    onFailed: () => heard.push('failed'),
    onRecovered: () => heard.push('recovered'),
  });
});

describe('records that nobody waits for', () => {
  it('are saved as they are made', async () => {
    save('a');
    save('b');
    await keeper.retry();
    expect(disk).toEqual(['a', 'b']);
    expect(heard).toEqual(['saved', 'saved']);
  });

  it('wait in their order while the disk is full, and go with the next one that finds room', async () => {
    refuse = new DOMException('', 'QuotaExceededError');
    save('a');
    save('b');
    await keeper.retry();
    expect(keeper.waiting).toBe(2);
    save('c');
    await keeper.retry();
    expect(keeper.waiting).toBe(3);
    refuse = null;
    save('d');
    await keeper.retry();
    expect(disk).toEqual(['a', 'b', 'c', 'd']);
    expect(keeper.waiting).toBe(0);
    expect(heard.filter((each) => each === 'recovered')).toHaveLength(1);
  });

  it('that no disk takes hold up nothing', async () => {
    refuse = new DOMException('A function cannot be cloned.', 'DataCloneError');
    save('a');
    await keeper.retry();
    expect(heard).toEqual(['failed']);
    refuse = null;
    save('b');
    await keeper.retry();
    expect(disk).toEqual(['b']);
  });
});
