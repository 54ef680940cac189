/** The ids of the nodes of a lineage: what names each thing among all. */

export const predictionId = (id: string): string => `prediction:${id}`;
export const versionId = (model: string, version: string | number): string => `version:${model}/${version}`;
export const runId = (id: string): string => `run:${id}`;
/** @param commit 40 hexadecimal digits. */
export const commitId = (commit: string): string => `commit:${commit}`;
/** @param md5 As DVC writes it. */
export const dataId = (md5: string): string => `data:${md5}`;
