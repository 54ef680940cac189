import { describe, expect, it } from 'vitest';
import { openFakeSession } from './testing/fake-session';

describe('the editor’s tabs', () => {
  it('open, close to a neighbour, and go to a place as often as asked', async () => {
    const { session } = await openFakeSession();
    const editor = () => session.editor.getState();
    editor().openFile('README.md');
    editor().openFile('data/sales.csv');
    editor().openFile('not-there.ts');
    expect(editor().open).toEqual(['src/train.ts', 'params.json', 'README.md', 'data/sales.csv']);
    editor().closeFile('data/sales.csv');
    expect(editor().active).toBe('README.md');
    editor().openFile('src/train.ts');
    editor().closeFile('src/train.ts');
    expect(editor().active).toBe('params.json');
    editor().showDiff('start');
    editor().revealLocation({ path: 'src/double.ts', line: 2 });
    const first = editor().reveal!;
    expect(editor()).toMatchObject({ active: 'src/double.ts', diff: 'none' });
    editor().revealLocation({ path: 'src/double.ts', line: 2 });
    expect(editor().reveal!.request).toBeGreaterThan(first.request);
  });

  it('follow a file that is renamed, and close one that is gone', async () => {
    const { session } = await openFakeSession();
    session.workspace.getState().rename('src/train.ts', 'src/fit.ts');
    expect(session.editor.getState()).toMatchObject({
      open: ['src/fit.ts', 'params.json'],
      active: 'src/fit.ts',
    });
    session.workspace.getState().remove('src/fit.ts');
    expect(session.editor.getState()).toMatchObject({ open: ['params.json'], active: 'params.json' });
  });
});
