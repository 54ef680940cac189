/** Monaco's TypeScript worker, which its typings leave out. */
declare module 'monaco-editor/languages/features/typescript/tsWorker' {
  interface MirrorModel {
    readonly uri: { toString(skipEncoding?: boolean): string };
    readonly version: number;
    getValue(): string;
  }
  export class TypeScriptWorker {
    constructor(
      context: { getMirrorModels(): readonly MirrorModel[] },
      data: {
        compilerOptions: object;
        extraLibs: Readonly<Record<string, { content: string; version: number }>>;
      },
    );
    _getModel(uri: string): MirrorModel | null;
    getSyntacticDiagnostics(uri: string): Promise<readonly unknown[]>;
    getSemanticDiagnostics(uri: string): Promise<readonly unknown[]>;
  }
}
