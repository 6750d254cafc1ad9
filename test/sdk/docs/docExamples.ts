import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './codeBlocks.ts';
import type { CodeBlock } from './codeBlocks.ts';

/** Every `@example` of the library's comments. */
export function readDocExamples(): readonly CodeBlock[] {
  const files = globSync('sdk/src/**/*.ts', { cwd: root, exclude: ['sdk/src/abis/**'] }).sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return text.includes('@example') ? examplesOf(file, text) : [];
  });
}

function examplesOf(file: string, text: string): CodeBlock[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: CodeBlock[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      // A declaration's comment is also that of the parts of it.
      if (tag.tagName.text !== 'example' || found.some(({ line }) => line === lineOf(source, tag))) continue;
      found.push({ file, line: lineOf(source, tag), code: codeOf(ts.getTextOfJSDocComment(tag.comment) ?? '') });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** An example is code as it stands, or in a fence; what is written after it belongs to the comment. */
function codeOf(comment: string): string {
  return /^```\w*\n(.*?)^```/ms.exec(comment)?.[1] ?? comment.split(/\n\s*\n/)[0] ?? '';
}
