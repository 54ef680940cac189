'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { COURSE } from '@/content/course';

/** A module as a whole, or a lesson. */
export interface PickedWork {
  readonly kind: 'module' | 'lesson';
  readonly contentId: string;
}

export interface PickWorkProps {
  readonly picked: readonly PickedWork[];
  readonly onChange: (picked: readonly PickedWork[]) => void;
  /** The ids of the lessons that are there. */
  readonly ready: readonly string[];
  /** What the class has already. */
  readonly has: ReadonlySet<string>;
}

/** The course as a tree of which modules are taken as one piece, or lessons by themselves. */
export function PickWork({ picked, onChange, ready, has }: PickWorkProps) {
  const isPicked = (kind: PickedWork['kind'], id: string) =>
    picked.some((work) => work.kind === kind && work.contentId === id);
  const toggle = (kind: PickedWork['kind'], contentId: string, isIn: boolean) => {
    const rest = picked.filter((work) => work.kind !== kind || work.contentId !== contentId);
    // A module that is taken as one piece has its lessons in it.
    const kept = kind === 'module' ? rest.filter((work) => !isOf(work, contentId)) : rest;
    onChange(inCourseOrder(isIn ? [...kept, { kind, contentId }] : rest));
  };
  return (
    <div className="flex flex-col gap-4">
      {COURSE.map((module) => {
        const lessons = module.lessons.filter(({ id }) => ready.includes(id));
        if (lessons.length === 0) return null;
        const isWhole = isPicked('module', module.id);
        return (
          <fieldset key={module.id} className="flex flex-col gap-1.5">
            <legend className="sr-only">{module.title}</legend>
            <Checkbox
              isSelected={isWhole}
              onChange={(isIn) => toggle('module', module.id, isIn)}
              className="font-medium"
            >
              Module {module.id}: {module.title}
              <Has is={has.has(`module ${module.id}`)} />
              <span className="block font-normal text-ink-muted text-xs">
                {lessons.length === 1 ? 'Its lesson' : `All ${lessons.length} lessons`} as one piece of work
              </span>
            </Checkbox>
            <div className="ms-6 flex flex-col gap-1">
              {lessons.map((lesson) => (
                <Checkbox
                  key={lesson.id}
                  isSelected={isWhole || isPicked('lesson', lesson.id)}
                  isDisabled={isWhole}
                  onChange={(isIn) => toggle('lesson', lesson.id, isIn)}
                >
                  {lesson.id} {lesson.title}
                  <Has is={has.has(`lesson ${lesson.id}`)} />
                </Checkbox>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

function Has({ is }: { is: boolean }) {
  return is ? <span className="ms-2 text-ink-faint text-xs">assigned already</span> : null;
}

const isOf = ({ kind, contentId }: PickedWork, moduleId: string): boolean =>
  kind === 'lesson' && contentId.startsWith(`${moduleId}.`);

function inCourseOrder(picked: readonly PickedWork[]): readonly PickedWork[] {
  const order = COURSE.flatMap(({ id, lessons }) => [
    `module ${id}`,
    ...lessons.map((each) => `lesson ${each.id}`),
  ]);
  const place = ({ kind, contentId }: PickedWork) => order.indexOf(`${kind} ${contentId}`);
  return picked.toSorted((a, b) => place(a) - place(b));
}
