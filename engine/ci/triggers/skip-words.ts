const WORDS = ['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', '[actions skip]'];
const TRAILER = /^skip-checks: ?true$/im;

/** Whether a commit says that pushes and pull requests with it start nothing. */
export const asksToSkip = (message: string): boolean =>
  WORDS.some((word) => message.includes(word)) || TRAILER.test(message);
