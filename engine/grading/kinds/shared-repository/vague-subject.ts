/** Subjects that say nothing to whoever reads the history in a month. */
const VAGUE =
  /^(wip|fix(es|ed)?|updates?|updated|changes?|stuff|tests?|final\w*|new|misc|commit|init|asdf+|tmp|work|more|save|done|v?[\d.]+|\W*)$/i;

/** Whether a commit's subject leaves open what was done. */
export const isVague = (subject: string): boolean => VAGUE.test(subject.trim());
