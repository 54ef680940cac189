/**
 * Time of the lab. What a machine takes to get ready, and how long colleagues take to approve, are the engine's own rules
 * of workflows; a program takes as long as here. Assumptions of the course, the same for everybody.
 */
export const LAB_TIME = {
  /** Milliseconds that one program of a workflow takes. */
  program: 20_000,
  /** Milliseconds until somebody who is no colleague of the lab's team approves a deployment. */
  approval: 1_200_000,
  /** Milliseconds between two commits of the team. */
  between: 3_600_000,
} as const;
