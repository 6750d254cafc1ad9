import { join } from 'node:path';
import ts from 'typescript';
import { root } from './codeBlocks.ts';

/** A module to check that is on no disk. It lies in the root folder, so that relative imports read as on the page. */
export type ExampleModule = { readonly name: string; readonly code: string };

/** What the compiler finds wrong, by the module's name: `line: message`. */
export function compileExamples(modules: readonly ExampleModule[]): ReadonlyMap<string, readonly string[]> {
  const options = readOptions();
  const texts = new Map(modules.map(({ name, code }) => [join(root, name), code]));
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, target, ...rest) => {
      const text = texts.get(file);
      if (text === undefined) return host.getSourceFile(file, target, ...rest);
      return ts.createSourceFile(file, text, target);
    },
  });
  return new Map(
    modules.map(({ name }) => {
      const source = program.getSourceFile(join(root, name));
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(describe)];
    }),
  );
}

/** The repository's own, so that `@tongdui/sdk` is its sources. */
function readOptions(): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json');
  const read = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
  if (read.error) throw new Error(describe(read.error));
  return ts.parseJsonConfigFileContent(read.config, { ...ts.sys, readDirectory: () => [] }, root).options;
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
