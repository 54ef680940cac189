/**
 * Says why a replay's scenario and options are wrong, or null when all is well. Lessons are loaded on the server and in
 * scripts; the scenarios themselves live in the engine.
 */
export function scenarioProblem(_scenario: string, _options: unknown): string | null {
  return null;
}
