/**
 * Calls `then` once the page has been painted and the main thread has a moment. Returns how to call it off.
 * A hidden tab paints nothing, so a timer stands in for the frame there.
 */
export function whenPainted(then: () => void): () => void {
  let frame = 0;
  const timer = setTimeout(run, 250);
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });

  function run() {
    cancel();
    then();
  }
  function cancel() {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }
  return cancel;
}
