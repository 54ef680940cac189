import { flagOf, type Instruction } from '../dockerfile/instruction';
import { copyWords, stageNamed } from '../dockerfile/sources';
import { each, eachStage, type LintRule } from './rule';

const ARCHIVE = /\.(?:tar|gz|bz2|xz|tgz|tbz2?|txz|zst|lzma|Z)$/;
const REMOTE = /^(?:https?|ftp):\/\/|^git@|\.git(?:#|$)/;

/** Whether ADD does what COPY cannot: fetch, or unpack an archive. */
const needsAdd = (one: Instruction) =>
  copyWords(one).sources.some(
    (source) => ARCHIVE.test(source) || REMOTE.test(source) || source.includes('$'),
  );

/** Rules about COPY and ADD. */
export const COPY_RULES: readonly LintRule[] = [
  {
    code: 'DL3020',
    severity: 'error',
    message: 'Use COPY instead of ADD for files and folders',
    check: each('ADD', (one) => !needsAdd(one)),
  },
  {
    code: 'DL3021',
    severity: 'error',
    message: 'COPY with more than 2 arguments requires the last argument to end with /',
    check: each('COPY', (one) => {
      const { sources, target } = copyWords(one);
      return sources.length > 1 && !target.endsWith('/') && target !== '.' && one.heredocs.length === 0;
    }),
  },
  {
    code: 'DL3022',
    severity: 'warning',
    message: '`COPY --from` should reference a previously defined `FROM` alias',
    check: eachStage((stage, { stages }) =>
      stage.instructions
        .filter((one) => {
          const from = one.keyword === 'COPY' ? flagOf(one, 'from') : undefined;
          // A name with a tag is an image that stands by itself.
          return (
            from !== undefined &&
            !from.includes(':') &&
            from.toLowerCase() !== stage.name &&
            !stageNamed(stages, from, stage.index)
          );
        })
        .map(({ line }) => line),
    ),
  },
  {
    code: 'DL3023',
    severity: 'error',
    message: '`COPY --from` cannot reference its own `FROM` alias',
    check: eachStage((stage) =>
      stage.instructions
        .filter(
          (one) =>
            one.keyword === 'COPY' &&
            stage.name !== null &&
            flagOf(one, 'from')?.toLowerCase() === stage.name,
        )
        .map(({ line }) => line),
    ),
  },
  {
    code: 'DL3045',
    severity: 'warning',
    message: '`COPY` to a relative destination without `WORKDIR` set.',
    check: eachStage((stage, { stages }) => {
      const based = (name: string, before: number): boolean => {
        const base = stageNamed(stages, name, before);
        return (
          base !== undefined &&
          (base.instructions.some(({ keyword }) => keyword === 'WORKDIR') || based(base.base, base.index))
        );
      };
      let hasFolder = based(stage.base, stage.index);
      return stage.instructions.flatMap((one) => {
        if (one.keyword === 'WORKDIR') hasFolder = true;
        if (one.keyword !== 'COPY' || hasFolder) return [];
        const { target } = copyWords(one);
        return /^["']?(?:\/|\$|[A-Za-z]:)/.test(target) ? [] : [one.line];
      });
    }),
  },
];
