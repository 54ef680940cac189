/** What the editor is told of PGlite: the part of its API that works in the lab. */
export const PGLITE_TYPES = `export interface Results<T = Record<string, any>> {
  rows: T[];
  /** Rows that an insert, update or delete touched. */
  affectedRows?: number;
  fields: { name: string; dataTypeID: number }[];
}
export interface Transaction {
  query<T = Record<string, any>>(query: string, params?: any[]): Promise<Results<T>>;
  sql<T = Record<string, any>>(strings: TemplateStringsArray, ...params: any[]): Promise<Results<T>>;
  exec(query: string): Promise<Results[]>;
  rollback(): Promise<void>;
}
/** PostgreSQL, in this process and in memory. */
export declare class PGlite {
  constructor(dataDir?: string);
  static create(dataDir?: string): Promise<PGlite>;
  readonly waitReady: Promise<void>;
  /** One statement, with $1, $2 … for its parameters. */
  query<T = Record<string, any>>(query: string, params?: any[]): Promise<Results<T>>;
  sql<T = Record<string, any>>(strings: TemplateStringsArray, ...params: any[]): Promise<Results<T>>;
  /** Any number of statements, without parameters. */
  exec(query: string): Promise<Results[]>;
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
`;
