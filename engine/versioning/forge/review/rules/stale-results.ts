import type { ReviewRule } from '../finding';

const PARAMS = /(?:^|\/)params\.(?:ya?ml|json)$/;
const RESULTS = /(?:^|\/)(?:[\w-]*metrics[\w-]*\.(?:json|ya?ml)|dvc\.lock)$/;
const PIPELINE = /(?:^|\/)dvc\.yaml$/;

/** Parameters or a pipeline that changed without a run: the results that are committed belong to the old ones. */
export const STALE_RESULTS: ReviewRule = {
  id: 'stale-results',
  blocking: true,
  focus: ['data'],
  find({ files, paths }) {
    if (files.some(({ path }) => RESULTS.test(path))) return [];
    const results = [...paths].some((path) => PIPELINE.test(path))
      ? 'dvc.lock and the metrics'
      : 'the metrics';
    return files
      .filter(({ path, added }) => (PARAMS.test(path) || PIPELINE.test(path)) && added.length > 0)
      .map(({ path, added }) => ({
        key: path,
        path,
        line: added[0]!.number,
        text: PARAMS.test(path)
          ? `The parameters change, the metrics do not: run it again and commit ${results} with them.`
          : 'The pipeline changes and dvc.lock does not: run dvc repro and commit what it writes.',
      }));
  },
};
