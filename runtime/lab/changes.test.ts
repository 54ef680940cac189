import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../engine/core/clock';
import { FileSystem } from '../../engine/core/file-system';
import { applyEvent } from '../../engine/workspace/apply';
import { decide } from '../../engine/workspace/decide';
import { newModel } from '../../engine/workspace/model';
import { layChanges, workspaceChanges } from './changes';

function aLab(files: Record<string, string> = {}, marks = {}) {
  const fs = new FileSystem(new ManualClock(1));
  for (const folder of ['/workspace', '/home/learner', '/srv', '/tmp']) fs.makeFolder(folder);
  layChanges(fs, { files, marks }, 1);
  return fs;
}

describe('the workspace laid over the lab', () => {
  it('puts files, links, modes and empty folders where they stand', () => {
    const fs = aLab(
      { 'run.sh': 'echo', 'now.csv': 'data/a.csv', '.lab/home/learner/.gitconfig': '[user]\n' },
      { 'run.sh': 'executable', 'now.csv': 'link', 'out/empty': 'folder' },
    );
    expect(fs.at('/workspace/run.sh')).toMatchObject({ kind: 'file', executable: true });
    expect(fs.at('/workspace/now.csv')).toMatchObject({ kind: 'link', target: 'data/a.csv' });
    expect(fs.isFolder('/workspace/out/empty')).toBe(true);
    expect(fs.readText('/home/learner/.gitconfig')).toBe('[user]\n');
    expect(fs.takeChanges().size).toBe(0);
  });

  it('takes folders away with the last file in them, as the workspace does', () => {
    const fs = aLab({ 'src/deep/a.ts': '', 'src/b.ts': '' });
    layChanges(fs, { files: { 'src/deep/a.ts': null }, marks: { 'src/deep/a.ts': null } }, 2);
    expect(fs.exists('/workspace/src/deep')).toBe(false);
    expect(fs.exists('/workspace/src/b.ts')).toBe(true);
  });
});

describe('what a command changed', () => {
  it('is told as files, marks and removals, and only of what is kept', () => {
    const fs = aLab({ 'a.txt': 'a', 'old/b.txt': 'b' });
    fs.write('/workspace/text.txt', new TextEncoder().encode('grüß'));
    fs.write('/workspace/model.bin', new Uint8Array([0, 255, 1]));
    fs.makeFolder('/workspace/.git');
    fs.write('/workspace/.git/x', new TextEncoder().encode('bytes stay'));
    fs.remove('/workspace/old/b.txt');
    fs.setExecutable('/workspace/a.txt', true);
    fs.write('/tmp/scratch', 'x');
    const { files, marks, refused } = workspaceChanges(fs, fs.takeChanges());
    expect(files['text.txt']).toBe('grüß');
    expect(files['model.bin']).toBeInstanceOf(Uint8Array);
    expect(files['.git/x']).toBeInstanceOf(Uint8Array);
    expect(files['old/b.txt']).toBeNull();
    expect(marks).toMatchObject({ 'a.txt': 'executable', old: 'folder' });
    expect(Object.keys(files).some((path) => path.includes('scratch'))).toBe(false);
    expect(refused).toEqual([]);
  });

  it('leaves out names that no workspace can hold, and says so', () => {
    const fs = aLab();
    fs.write('/workspace/good.txt', 'x');
    fs.write('/workspace/bad\nname', 'x');
    const { files, refused } = workspaceChanges(fs, fs.takeChanges());
    expect(Object.keys(files)).toEqual(['good.txt']);
    expect(refused).toHaveLength(1);
    expect(fs.list('/workspace')).toEqual(['good.txt']);
  });
});

/** Anything that a program may do to a small tree. */
const act = fc.record({
  kind: fc.constantFrom('write', 'remove', 'folder', 'mode', 'move'),
  at: fc.constantFrom('a', 'b', 'd/a', 'd/e/a', 'd', 'd/e', 'c/x'),
  to: fc.constantFrom('a', 'z', 'd/z', 'q/r'),
  text: fc.string({ maxLength: 3 }),
});

it('whatever a program does, the workspace that takes its changes gives the same tree back', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const fs = aLab({ a: '1', 'd/a': '2', 'd/e/a': '3' });
      let model = newModel({ a: '1', 'd/a': '2', 'd/e/a': '3' });
      for (const { kind, at, to, text } of acts) {
        const path = `/workspace/${at}`;
        try {
          if (kind === 'write') {
            fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
            fs.write(path, text);
          } else if (kind === 'remove') fs.remove(path);
          else if (kind === 'folder') fs.makeFolder(path);
          else if (kind === 'mode') fs.setExecutable(path, true);
          else fs.move(path, `/workspace/${to}`);
        } catch {
          // A call that the file system refuses changes nothing.
        }
        const { files, marks } = workspaceChanges(fs, fs.takeChanges());
        const events = decide(model, {
          type: 'overlay',
          kind: 'program-ran',
          label: 'x',
          changes: files,
          marks,
        });
        model = events.reduce(applyEvent, model);
      }
      const again = aLab(model.files as Record<string, string>, model.marks);
      const shape = (of: FileSystem) => {
        const found: string[] = [];
        const visit = (folder: string) => {
          for (const name of of.list(folder)) {
            const node = of.at(`${folder}/${name}`)!;
            const text =
              node.kind === 'file'
                ? `${node.executable ? '+x ' : ''}${of.readText(`${folder}/${name}`)}`
                : '';
            found.push(`${node.kind} ${folder}/${name} ${text}`);
            if (node.kind === 'folder') visit(`${folder}/${name}`);
          }
        };
        visit('/workspace');
        return found;
      };
      expect(shape(again)).toEqual(shape(fs));
    }),
  );
});
