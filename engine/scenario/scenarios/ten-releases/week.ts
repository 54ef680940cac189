import type { Builder } from '../../../grading/kinds/image/builder';
import { addPackage, appendLine } from '../../../grading/kinds/image/edits';
import type { TenReleases } from './options';

const HOUR = 60;
const DAY = 24 * HOUR;

/** One release of the week. */
export interface Release {
  /** Minutes since Monday, 9:00. */
  readonly at: number;
  readonly says: string;
  /** The machine that builds it has no cache yet. */
  readonly isNewMachine: boolean;
  /** What is changed; null: nothing is. */
  readonly change: ((builder: Builder, options: TenReleases) => void) | null;
}

const release = (
  day: number,
  hour: number,
  says: string,
  change: Release['change'],
  isNewMachine = false,
): Release => ({
  at: day * DAY + hour * HOUR,
  says,
  change,
  isNewMachine,
});

const code =
  (note: string): Release['change'] =>
  (builder, options) =>
    appendLine(builder, options.code, `// ${note}`);

const docs =
  (note: string): Release['change'] =>
  (builder, options) =>
    appendLine(builder, options.docs, note);

/** The ten releases. */
export const WEEK: readonly Release[] = [
  release(0, 1, 'a line of code', code('Monday')),
  release(0, 6, 'a line in the README', docs('Ask Noor about the scores.')),
  release(1, 1, 'a line of code', code('Tuesday')),
  release(1, 6, 'a package more', (builder, options) => addPackage(builder, options.adds)),
  release(2, 1, 'nothing; the build machine is a new one', null, true),
  release(2, 6, 'a row more in the data', (builder, options) => {
    const rows = builder.shop.text(builder.at(options.data))?.trim().split('\n') ?? [];
    appendLine(builder, options.data, rows.at(-1) ?? '');
  }),
  release(3, 1, 'a base image that is mended', takeMendedBase),
  release(3, 6, 'a line of code', code('Thursday')),
  release(4, 1, 'a line in the README', docs('Ask Emil about the call list.')),
  release(4, 6, 'nothing; built again on a laptop', null, true),
];

/** Writes the next version of each base whose version is fixed; a tag that moves has moved by itself. */
function takeMendedBase(builder: Builder): void {
  const text = builder.dockerfile ?? '';
  builder.shop.write(
    builder.at('Dockerfile'),
    text.replace(
      /^((?:FROM|ARG)\b.*?\d+\.\d+\.)(\d+)/gim,
      (_whole, before: string, patch: string) => `${before}${Number(patch) + 1}`,
    ),
  );
}
