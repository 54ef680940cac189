/** What somebody fills in, by the field's id. A box that is ticked reads `yes`. */
export type FormValues = Readonly<Record<string, string>>;

interface Field {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** What it holds at first. */
  readonly initial?: string;
}

/** A line or more of text, one choice of a few, or a box to tick. */
export type FormField =
  | (Field & { readonly kind: 'text'; readonly isOptional?: boolean })
  | (Field & {
      readonly kind: 'choice';
      readonly options: readonly {
        readonly id: string;
        readonly label: string;
        readonly description?: string;
      }[];
    })
  | (Field & { readonly kind: 'box' });

/** A window that asks for what a command needs, and shows the command while one fills it in. */
export interface CommandForm {
  readonly title: string;
  readonly about?: string;
  readonly fields: readonly FormField[];
  /** What the button says. */
  readonly action: string;
  readonly isDanger?: boolean;
  /** The line that these values make. */
  readonly line: (values: FormValues) => string;
  /** What to offer to take back, when the files can change; undefined: nothing. */
  readonly undoTitle?: string;
}

/** The values that a form begins with: of a choice the first one. */
export const initialValues = ({ fields }: CommandForm): FormValues =>
  Object.fromEntries(
    fields.map((field) => [
      field.id,
      field.initial ?? (field.kind === 'choice' ? (field.options[0]?.id ?? '') : ''),
    ]),
  );

/** Whether everything that is needed was filled in. */
export const isFilledIn = ({ fields }: CommandForm, values: FormValues): boolean =>
  fields.every(
    (field) => field.kind !== 'text' || field.isOptional || (values[field.id] ?? '').trim() !== '',
  );
