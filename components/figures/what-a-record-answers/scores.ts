/** The area under the ROC curve of one network of the lesson, with seed 7; a test trains it anew. */
export const RECORDED = 0.82835;

/** The same settings with the seeds 1 to 20. */
export const OTHER_SEEDS = { least: 0.77722, most: 0.82835 };

/** The same settings and seed on an export without every twentieth customer. */
export const OTHER_EXPORT = 0.82705;
