/** Does things later; tests pass one whose time they move themselves. */
export interface Scheduler {
  /** Runs `task` once after `ms` milliseconds; returns how to call it off. */
  after(ms: number, task: () => void): () => void;
}

/** Real time, by the timers of the platform. */
export const realScheduler: Scheduler = {
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
