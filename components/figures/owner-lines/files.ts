/** Files of the data team's repository. */
export const FILES = [
  'contracts/customers.odcs.yaml',
  'export/columns.ts',
  'export/customers/north.csv',
  '.github/workflows/ci.yml',
  'docs/contracts/why.md',
] as const;

/** Owner files to begin with. */
export const TEXTS: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'General first', text: '* @northline/data\n/contracts/ @sam-field\n' },
  { name: 'General last', text: '/contracts/ @sam-field\n* @northline/data\n' },
  { name: 'Two on a line', text: '* @northline/data\n/contracts/ @northline/data @sam-field\n' },
  { name: 'Without a slash', text: '* @northline/data\ncontracts/ @sam-field\n!docs/ @sam-field\n' },
];

const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  '@sam-field': ['sam-field'],
  '@wanjiru-kamau': ['wanjiru-kamau'],
  '@northline/data': ['ines-duarte', 'tomas-novak'],
};

/** Whom a name of the owner file stands for; undefined: nobody who may write there. */
export const membersOf = (name: string): readonly string[] | undefined => PEOPLE[name];
