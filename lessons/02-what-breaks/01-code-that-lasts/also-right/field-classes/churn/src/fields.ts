import { MissingError, NotANumberError, OutOfRangeError, UnknownCategoryError, UnknownUnitError } from './errors.ts';

export type RawRow = Record<string, string | undefined>;

abstract class Field<T> {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  isBlank(row: RawRow): boolean {
    return (row[this.name] ?? '').trim().length === 0;
  }

  read(row: RawRow): T {
    if (this.isBlank(row)) throw new MissingError(this.name, 'is blank');
    return this.parse(row[this.name]!.trim());
  }

  protected abstract parse(text: string): T;
}

export class QuantityField extends Field<number> {
  readonly max: number;
  readonly units: Record<string, number>;

  constructor(name: string, max: number, units: Record<string, number>) {
    super(name);
    this.max = max;
    this.units = units;
  }

  protected override parse(text: string): number {
    const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s+(\S+))?$/.exec(text);
    if (!match) throw new NotANumberError(this.name, `${text} is not a number`);
    const [, sign, whole, decimals = '', unit] = match;
    const amount = Number(`${sign}${whole!.replace(/,/g, '')}${decimals}`) * this.factor(unit);
    if (amount < 0 || amount > this.max) throw new OutOfRangeError(this.name, `${amount} is not between 0 and ${this.max}`);
    return amount;
  }

  private factor(unit: string | undefined): number {
    if (!unit) return 1;
    for (const [name, factor] of Object.entries(this.units)) if (name === unit.toLowerCase()) return factor;
    throw new UnknownUnitError(this.name, `${unit} is not one of ${Object.keys(this.units)}`);
  }
}

export class ChoiceField extends Field<string> {
  readonly choices: string[];

  constructor(name: string, choices: string[]) {
    super(name);
    this.choices = choices;
  }

  protected override parse(text: string): string {
    for (const choice of this.choices) if (choice.toLowerCase() === text.toLowerCase()) return choice;
    throw new UnknownCategoryError(this.name, `${text} is not one of ${this.choices}`);
  }
}

export class FlagField extends Field<boolean> {
  protected override parse(text: string): boolean {
    if (text === '0') return false;
    if (text === '1') return true;
    throw new UnknownCategoryError(this.name, `${text} is neither 0 nor 1`);
  }
}
