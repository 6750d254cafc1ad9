import { globSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';
import { joinBlocks, readCodeBlocks, root } from './codeBlocks.ts';
import type { CodeBlock } from './codeBlocks.ts';
import { compileExamples } from './compileExamples.ts';
import type { ExampleModule } from './compileExamples.ts';
import { readDocExamples } from './docExamples.ts';

/** Pages whose blocks, one under another, are one program. */
const programs = ['sdk/README.md', 'sdk/README.zh-CN.md'];

/** Pages each of whose blocks stands for itself. */
const pages = globSync(['README*.md', 'docs/**/*.md', 'sdk/examples/**/*.md'], { cwd: root }).sort();

const client = `import('./sdk/src/index.ts').TongduiClient`;

/** What an example of a comment may speak of without saying where it comes from. */
const given: { readonly [name: string]: string } = {
  account: `import('viem').Address`,
  deployment: `import('./sdk/src/index.ts').Deployment`,
  publicClient: `import('viem').PublicClient`,
  walletClient: `import('./sdk/src/index.ts').ActWallet`,
  ...Object.fromEntries(
    ['client', 'anyone', 'council', 'admin', 'bureau', 'agency', 'treasury', 'enterprise', 'lab', 'auditor'].map(
      (role) => [role, client],
    ),
  ),
  text: 'string',
  hash: `import('viem').Hex`,
  order: `import('viem').Hex`,
  orders: `readonly import('viem').Hex[]`,
  programme: 'number',
  issues: `readonly import('./sdk/src/index.ts').VoucherIssue[]`,
  corrected: `readonly import('./sdk/src/index.ts').VoucherIssue[]`,
  registrations: `readonly import('./sdk/src/index.ts').Registration[]`,
  signed: `readonly import('./sdk/src/index.ts').PlaceOrderParameters[]`,
  claims: `readonly import('./sdk/src/index.ts').ClaimOrderParameters[]`,
  header: `import('./sdk/src/certificate/blockHeader.ts').BlockHeader`,
  writeFile: `typeof import('node:fs/promises').writeFile`,
};

const blocks: readonly CodeBlock[] = [...pages.flatMap(readCodeBlocks), ...readDocExamples()];

describe('the examples', () => {
  let faults: ReadonlyMap<string, readonly string[]>;
  before(async () => {
    const library = await readLibrary();
    const modules: ExampleModule[] = programs.map((file, i) => ({
      name: programName(i),
      code: joinBlocks(readCodeBlocks(file)),
    }));
    for (const [i, block] of blocks.entries())
      modules.push({ name: blockName(i), code: await complete(block, library) });
    faults = compileExamples(modules);
  });

  test('are found', () => {
    expect(blocks.filter(({ file }) => file.endsWith('.md'))).to.have.length.greaterThan(1);
    expect(blocks.filter(({ file }) => file.endsWith('.ts'))).to.have.length.greaterThan(40);
  });

  for (const [i, file] of programs.entries()) {
    test(`${file} compiles as one program`, () => {
      expect(faults.get(programName(i))).to.deep.equal([]);
    });
  }
  for (const [i, { file, line }] of blocks.entries()) {
    test(`${file}:${line} compiles`, () => {
      expect(faults.get(blockName(i))).to.deep.equal([]);
    });
  }
});

function programName(i: number): string {
  return `example-program-${i}.ts`;
}

function blockName(i: number): string {
  return `example-${i}.ts`;
}

/** A page's block as it is; a comment's with what it leaves unsaid, all on one line before it. */
async function complete({ file, code }: CodeBlock, library: ReadonlyMap<string, string>): Promise<string> {
  if (file.endsWith('.md')) return code;
  const names = namesOf(code);
  // What the file itself exports goes before what the library has under the same name.
  const known = new Map([...library, ...(await exportsOf(file))]);
  const lines = [...names].map((name) => {
    const from = known.get(name);
    if (from !== undefined) return `import { ${name} } from './${from}'; `;
    return name in given ? `declare const ${name}: ${given[name] ?? ''}; ` : '';
  });
  return `${lines.join('')}\n${code}\nexport {};`;
}

/** Every name that the library's users can import, with a file that has it. */
async function readLibrary(): Promise<ReadonlyMap<string, string>> {
  const files = ['sdk/src/index.ts', ...globSync('sdk/src/entries/*.ts', { cwd: root }).sort()];
  const exported = await Promise.all(files.map(exportsOf));
  return new Map(exported.flatMap((names) => [...names]));
}

async function exportsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const module = (await import(pathToFileURL(join(root, file)).href)) as object;
  return new Map(Object.keys(module).map((name) => [name, file]));
}

/** Names that code uses and does not declare at its top. */
function namesOf(code: string): ReadonlySet<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  const declare = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) declared.add(name.text);
    else for (const part of name.elements) if (ts.isBindingElement(part)) declare(part.name);
  };
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  visit(source);
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) declare(name);
  }
  return new Set([...used].filter((name) => !declared.has(name)));
}
