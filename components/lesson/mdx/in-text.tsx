import type { ReactNode } from 'react';
import type { Debt } from '@/content/debts';
import type { GlossaryTerm } from '@/content/glossary';
import type { LessonDefinition } from '@/content/lesson-schema';
import { DecideIsland } from '../decide/decide-island';
import { ExerciseIsland } from '../exercise/exercise-island';
import { ExperimentIsland } from '../experiment-island';
import { FigureIsland } from '../figure-island';
import { paramChanges } from '../param-changes';
import { PredictIsland } from '../predict-island';
import { RecallIsland } from '../recall-island';
import { ReplayIsland } from '../replay-island';
import { DebtsOfLesson, DebtTable } from './debts';
import { MissingReferenceError } from './errors';
import { Markdown, MarkdownLine } from './markdown';
import { recallQuestions } from './recall-questions';
import { TermPopover } from './term-popover';

/** Everything that lesson text needs to resolve what it names. */
export interface LessonText {
  readonly definition: LessonDefinition;
  readonly glossary: Readonly<Record<string, GlossaryTerm>>;
  /** The values of the params file at the start of the lesson. */
  readonly startParams: Readonly<Record<string, unknown>>;
  /** Those of all lessons, in the order of the course. */
  readonly debts: readonly Debt[];
}

/** The same for one rendering of the text. */
export interface BoundLesson extends LessonText {
  /** How often each replay was placed so far. */
  readonly placed: Map<string, number>;
}

interface InText {
  readonly lesson: BoundLesson;
}

interface Named extends InText {
  readonly id: string;
}

interface FigureAttributes extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly caption?: ReactNode;
  readonly children?: ReactNode;
}

/** `<Figure name caption …/>`: the other attributes go to the figure. */
export function FigureInText({ name, caption, children, ...attributes }: FigureAttributes) {
  return <FigureIsland name={name} caption={caption ?? children} attributes={attributes} />;
}

/** `<Experiment id/>` */
export function ExperimentInText({ lesson: { definition, startParams }, id }: Named) {
  const { label, script, params } = find('Experiment', definition.experiments, id);
  return (
    <ExperimentIsland
      id={id}
      label={label}
      script={script}
      changes={paramChanges(startParams, params)}
      setsParams={Object.keys(params).length > 0}
      paramsFile={definition.params}
      predictionId={definition.predictions.find((prediction) => prediction.experiment === id)?.id}
      metrics={definition.metrics}
      experiments={definition.experiments.map(({ id: other, label }) => ({ id: other, label }))}
    />
  );
}

/** `<Predict id/>` */
export function PredictInText({ lesson: { definition }, id }: Named) {
  const prediction = find('Predict', definition.predictions, id);
  const experiment = find('Experiment', definition.experiments, prediction.experiment);
  return (
    <PredictIsland
      id={id}
      ask={<MarkdownLine text={prediction.ask} />}
      experiment={{ id: experiment.id, label: experiment.label }}
      options={prediction.options.map((option) => ({
        id: option.id,
        label: <MarkdownLine text={option.label} />,
        text: option.label,
      }))}
      reveal={prediction.reveal}
    />
  );
}

/** `<Decide id/>` */
export function DecideInText({ lesson: { definition }, id }: Named) {
  const { title, file, fields } = find('Decide', definition.forms, id);
  return (
    <DecideIsland
      id={id}
      title={title}
      file={file}
      fields={fields.map(({ id: field, label, help, kind, unit, options }) => ({
        id: field,
        kind,
        unit,
        label: <MarkdownLine text={label} />,
        help: help === undefined ? undefined : <MarkdownLine text={help} />,
        options: options.map((option) => ({ id: option.id, label: <MarkdownLine text={option.label} /> })),
      }))}
    />
  );
}

/** `<Debts/>`: those of this lesson. */
export function DebtsInText({ lesson: { definition, debts } }: InText) {
  return <DebtsOfLesson debts={debts.filter((debt) => debt.from.id === definition.id)} />;
}

/** `<DebtList/>`: those of this lesson and of all before it. */
export function DebtListInText({ lesson: { definition, debts } }: InText) {
  const last = debts.findLastIndex((debt) => debt.from.id === definition.id);
  return <DebtTable debts={debts.slice(0, last + 1)} />;
}

/** `<Exercise id/>` */
export function ExerciseInText({ lesson: { definition }, id }: Named) {
  const { title, task, opens, edits, hints, checks } = find('Exercise', definition.exercises, id);
  return (
    <ExerciseIsland
      id={id}
      title={title}
      opens={opens}
      edits={edits}
      checks={checks.map((check) => ({ id: check.id, label: check.label, weight: check.weight }))}
      hints={hints.map((hint) => <Markdown key={hint} text={hint} />)}
    >
      <Markdown text={task} />
    </ExerciseIsland>
  );
}

/** `<Replay id/>`: the same replay may stand at the head of a lesson and again after the exercise. */
export function ReplayInText({ lesson: { definition, placed }, id }: Named) {
  const { title } = find('Replay', definition.replays, id);
  const times = (placed.get(id) ?? 0) + 1;
  placed.set(id, times);
  return times === 1 ? (
    <ReplayIsland id={id} anchor={`replay-${id}`} title={title} />
  ) : (
    <ReplayIsland id={id} anchor={`replay-${id}-${times}`} title={`${title}, again`} />
  );
}

/** `<Recall/>` */
export function RecallInText({ lesson: { definition } }: InText) {
  return <RecallIsland questions={recallQuestions(definition.recall)} />;
}

/** `<Term id>words</Term>`: without words, the term as the glossary writes it. */
export function TermInText({
  lesson: { glossary },
  id,
  children,
}: Named & { readonly children?: ReactNode }) {
  const entry = glossary[id];
  if (!entry) throw new MissingReferenceError('Term', id, Object.keys(glossary));
  return (
    <TermPopover id={id} entry={entry}>
      {children}
    </TermPopover>
  );
}

/** `<Source id/>`: a number that leads to the list at the end of the lesson. */
export function SourceInText({ lesson: { definition }, id }: Named) {
  const source = find('Source', definition.sources, id);
  const number = definition.sources.indexOf(source) + 1;
  return (
    <sup className="ms-0.5 text-xs">
      <a href={`#source-${id}`} className="prose-link" aria-label={`Source ${number}: ${source.title}`}>
        [{number}]
      </a>
    </sup>
  );
}

function find<Item extends { readonly id: string }>(
  component: string,
  items: readonly Item[],
  id: string,
): Item {
  const found = items.find((item) => item.id === id);
  if (found) return found;
  throw new MissingReferenceError(
    component,
    id,
    items.map((item) => item.id),
  );
}
