import { describe, expect, it } from 'vitest';
import { servingFiles } from './serving-files';

describe('servingFiles', () => {
  it('keeps what the entry imports, near and far, and all that is no code', () => {
    const files = {
      'app/server.ts': "import { check } from './fields.ts';\nconst m = await import('../src/saved');",
      'app/fields.ts': "export * from '../lib';",
      'app/main.ts': "import './fields.ts';",
      'lib/index.ts': "import type { A } from './a.ts'",
      'lib/a.ts': "import './index.ts'",
      'src/saved.ts': "import '../../outside.ts'; import x from 'd3-array';",
      'src/train.ts': "import * as tf from '@tensorflow/tfjs';",
      'out/model.json': '{}',
    };
    expect(Object.keys(servingFiles(files, 'app/server.ts')).sort()).toEqual([
      'app/fields.ts',
      'app/server.ts',
      'lib/a.ts',
      'lib/index.ts',
      'out/model.json',
      'src/saved.ts',
    ]);
  });

  it('keeps everything where an import is computed', () => {
    const files = { 'app/server.ts': 'await import(name)', 'src/train.ts': '' };
    expect(servingFiles(files, 'app/server.ts')).toBe(files);
  });

  it('has no code when there is no entry', () => {
    expect(servingFiles({ 'a.ts': '', 'b.json': '1' }, 'app/server.ts')).toEqual({ 'b.json': '1' });
  });
});
