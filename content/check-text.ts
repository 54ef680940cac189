import { loadGlossary } from './glossary';
import type { LessonProblem } from './lesson-problem';
import type { LessonDefinition } from './lesson-schema';
import { readLessonText, TEXT_COMPONENTS, type UsedComponent } from './lesson-text';

const FILE = 'lesson.mdx';

/** Follows the references of the text into lesson.yaml and the glossary, and finds what the text leaves out. */
export function checkText(mdx: string, definition: LessonDefinition): LessonProblem[] {
  const { used, problems } = readLessonText(FILE, mdx);
  if (problems.length > 0) return problems;
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    Experiment: idsOf(definition.experiments),
    Predict: idsOf(definition.predictions),
    Decide: idsOf(definition.forms),
    Exercise: idsOf(definition.exercises),
    Replay: idsOf(definition.replays),
    Source: idsOf(definition.sources),
    Term: new Set(Object.keys(loadGlossary())),
  };
  return [...used.flatMap((component) => checkComponent(component, known)), ...checkPlaced(used, definition)];
}

function idsOf(items: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(items.map((item) => item.id));
}

function checkComponent(
  { name, attributes, line }: UsedComponent,
  known: Readonly<Record<string, ReadonlySet<string>>>,
): LessonProblem[] {
  const problem = (message: string) => [{ file: FILE, line, message }];
  if (/^[a-z]/.test(name)) return [];
  if (!Object.hasOwn(TEXT_COMPONENTS, name)) {
    return problem(`There is no component <${name}>. There are: ${Object.keys(TEXT_COMPONENTS).join(', ')}.`);
  }
  const attribute = TEXT_COMPONENTS[name];
  if (!attribute) return [];
  const value = attributes[attribute];
  if (value === undefined) return problem(`<${name}> needs ${attribute}="…".`);
  const ids = known[name];
  if (!ids || ids.has(value)) return [];
  const where = name === 'Term' ? 'content/glossary.yaml' : 'lesson.yaml';
  return problem(
    `<${name} ${attribute}="${value}"> refers to nothing in ${where}. Add it there or mend the id.`,
  );
}

/** What a learner could never reach, because the text does not show it. */
function checkPlaced(used: readonly UsedComponent[], definition: LessonDefinition): LessonProblem[] {
  const places = [
    ['Decide', definition.forms],
    ['Exercise', definition.exercises],
    ['Experiment', definition.experiments],
    ['Predict', definition.predictions],
    ['Replay', definition.replays],
  ] as const;
  const missing = places.flatMap(([name, items]) => {
    const shown = new Set(used.filter((one) => one.name === name).map((one) => one.attributes.id));
    return items
      .filter((item) => !shown.has(item.id))
      .map((item) => ({ file: FILE, message: `The text never shows <${name} id="${item.id}" />.` }));
  });
  const single = ['Recall', ...(definition.debts.length > 0 ? ['Debts'] : [])];
  const absent = single.filter((name) => !used.some((one) => one.name === name));
  return [
    ...missing,
    ...absent.map((name) => ({ file: FILE, message: `The text never shows <${name} />.` })),
  ];
}
