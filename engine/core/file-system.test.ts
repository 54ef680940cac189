import { describe, expect, it } from 'vitest';
import { ManualClock } from './clock';
import { FileSystem, FileSystemError } from './file-system';

const codeOf = (act: () => void): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof FileSystemError ? error.code : String(error);
  }
};

function aDisk() {
  const clock = new ManualClock(5);
  const fs = new FileSystem(clock);
  fs.makeFolder('/workspace/data');
  fs.write('/workspace/data/sales.csv', 'id\n1\n');
  fs.write('/workspace/a.txt', 'a');
  fs.takeChanges();
  return { fs, clock };
}

describe('a part of the disk that is read-only', () => {
  it('refuses every kind of change, and changes nothing', () => {
    const { fs } = aDisk();
    fs.protect((path) => path === '/workspace/data' || path.startsWith('/workspace/data/'));
    for (const act of [
      () => fs.write('/workspace/data/sales.csv', ''),
      () => fs.write('/workspace/data/new.csv', ''),
      () => fs.makeFolder('/workspace/data/deeper/still'),
      () => fs.link('/etc', '/workspace/data/etc'),
      () => fs.setExecutable('/workspace/data/sales.csv', true),
      () => fs.remove('/workspace/data/sales.csv'),
      () => fs.remove('/workspace/data'),
      () => fs.move('/workspace/data/sales.csv', '/workspace/mine.csv'),
      () => fs.move('/workspace/a.txt', '/workspace/data/a.txt'),
    ])
      expect(codeOf(act)).toBe('EROFS');
    expect(fs.takeChanges().size).toBe(0);
    expect(fs.readText('/workspace/data/sales.csv')).toBe('id\n1\n');
  });

  it('still follows what its owner lays there', () => {
    const { fs } = aDisk();
    fs.protect((path) => path.startsWith('/workspace/data'));
    fs.restore('/workspace/data/sales.csv', {
      kind: 'file',
      content: 'new',
      executable: false,
      mtimeMs: 9,
      ino: 40,
    });
    expect(fs.readText('/workspace/data/sales.csv')).toBe('new');
    fs.discard('/workspace/data');
    expect(fs.exists('/workspace/data/sales.csv')).toBe(false);
    expect([...fs.takeChanges().keys()]).toContain('/workspace/data/sales.csv');
  });
});

describe('links', () => {
  it('are followed for reading and writing, and not for removal', () => {
    const { fs } = aDisk();
    fs.link('a.txt', '/workspace/b.txt');
    fs.write('/workspace/b.txt', 'through');
    expect(fs.readText('/workspace/a.txt')).toBe('through');
    fs.remove('/workspace/b.txt');
    expect(fs.readText('/workspace/a.txt')).toBe('through');
    fs.link('loop', '/workspace/loop');
    expect(codeOf(() => fs.read('/workspace/loop'))).toBe('ELOOP');
  });
});

describe('moves', () => {
  it('takes a folder along with all in it, and remembers both sides', () => {
    const { fs } = aDisk();
    fs.move('/workspace/data', '/workspace/raw');
    expect(fs.filesBelow('/workspace')).toEqual(['/workspace/a.txt', '/workspace/raw/sales.csv']);
    const changes = fs.takeChanges();
    expect(changes.get('/workspace/data/sales.csv')).toBeNull();
    expect(changes.get('/workspace/raw/sales.csv')).toMatchObject({ kind: 'file' });
    expect(codeOf(() => fs.move('/workspace/raw', '/workspace/raw/in'))).toBe('EINVAL');
    expect(codeOf(() => fs.move('/workspace/a.txt', '/workspace/raw'))).toBe('EISDIR');
  });
});
