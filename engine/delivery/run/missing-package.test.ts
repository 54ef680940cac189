import { describe, expect, it } from 'vitest';
import { FileSystem } from '../../core/file-system';
import { missingPackage, missingPackageText } from './missing-package';

function files(entries: Readonly<Record<string, string>>): FileSystem {
  const fs = new FileSystem({ now: () => 0 });
  for (const [path, text] of Object.entries(entries)) {
    fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
    fs.write(path, text);
  }
  return fs;
}

const INSTALLED = { '/app/node_modules/d3-dsv/[files]': '' };

describe('a package that an image lacks', () => {
  it.each([
    ["import { csvParse } from 'd3-dsv';\n", 'd3-dsv'],
    ["import * as tf from '@tensorflow/tfjs/dist/tf.js';\n", '@tensorflow/tfjs'],
    ["const dsv = await import('d3-dsv');\n", 'd3-dsv'],
    ["export { csvParse } from 'd3-dsv';\n", 'd3-dsv'],
    ["import {\n  csvParse,\n} from 'd3-dsv';\n", 'd3-dsv'],
    ["import './rows.ts';\n", 'd3-dsv'],
  ])('is found in %s', (source, name) => {
    const fs = files({ '/app/server.ts': source, '/app/rows.ts': "import 'd3-dsv';\n" });
    expect(missingPackage(fs, '/app/server.ts')?.name).toBe(name);
  });

  it.each([
    "import { readFile } from 'node:fs/promises';\nimport path from 'path';\n",
    "import type { DSVRowArray } from 'd3-dsv-types';\n",
    "import { csvParse } from 'd3-dsv';\n",
    'const text = "from \'nowhere\'";\n',
  ])('is none in %s', (source) => {
    expect(
      missingPackage(files({ '/app/src/server.ts': source, ...INSTALLED }), '/app/src/server.ts'),
    ).toBeNull();
  });

  it('is named in the words of node', () => {
    const missing = missingPackage(files({ '/app/server.ts': "import 'd3-dsv';\n" }), '/app/server.ts')!;
    expect(missingPackageText(missing)).toBe(
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'd3-dsv' imported from /app/server.ts\n",
    );
  });
});
