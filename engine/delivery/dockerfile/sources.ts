import { flagOf, type Instruction, type Stage } from './instruction';
import { splitWords } from './variables';

/** What COPY and ADD name: sources and where they go. Documents are among the sources by their mark. */
export function copyWords(one: Instruction): { sources: readonly string[]; target: string } {
  const words = one.json ?? splitWords(one.text);
  return { sources: words.slice(0, -1), target: words.at(-1) ?? '' };
}

/**
 * The stages that stage `target` needs, itself the last, in the order in which they stand: the others are not built.
 */
export function neededStages(stages: readonly Stage[], target: Stage): readonly Stage[] {
  const needed = new Set<Stage>();
  const visit = (stage: Stage) => {
    if (needed.has(stage)) return;
    needed.add(stage);
    for (const name of namesUsedBy(stage)) {
      const other = stageNamed(stages, name, stage.index);
      if (other) visit(other);
    }
  };
  visit(target);
  return stages.filter((stage) => needed.has(stage));
}

/** The stage that a name or a number means for one that stands at `before`; undefined: it is an image. */
export function stageNamed(stages: readonly Stage[], name: string, before: number): Stage | undefined {
  const earlier = stages.slice(0, before);
  if (/^\d+$/.test(name)) return earlier[Number(name)];
  return earlier.findLast((stage) => stage.name === name.toLowerCase());
}

/** The images and stages that a stage takes from: its base, `COPY --from`, `RUN --mount=from=`. */
export function namesUsedBy(stage: Stage): readonly string[] {
  const names = [stage.base];
  for (const one of stage.instructions) {
    const from = flagOf(one, 'from');
    if (from !== undefined && (one.keyword === 'COPY' || one.keyword === 'ADD')) names.push(from);
    for (const { name, value } of one.flags)
      if (name === 'mount')
        for (const [, mounted] of value.matchAll(/(?:^|,)from=([^,]+)/g)) names.push(mounted!);
  }
  return names;
}
