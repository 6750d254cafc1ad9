import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CliNetwork } from './cliNetwork.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The commands of the ten minutes, as README has them. */
function commandsOf(readme: string): string[] {
  const text = readFileSync(join(root, readme), 'utf8');
  const block = /readme\.test\.ts[\s\S]*?```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => line.replace(/ +#.*$/, ''))
    .filter((line) => line.startsWith('tongdui '));
}

/** The words of a line, as a shell parts them. */
function split(line: string, variables: { readonly [name: string]: string }): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .map((word) => (word.startsWith('$') ? (variables[word.slice(1)] ?? word) : word));
}

describe('the ten minutes of README', { concurrency: false }, () => {
  const network = new CliNetwork();
  before(async () => await network.up());
  after(async () => await network.close());

  test('are the same in both languages', () => {
    expect(commandsOf('README.zh-CN.md')).to.deep.equal(commandsOf('README.md'));
  });

  test('end with the lab paid and nothing owed', async () => {
    const commands = commandsOf('README.md');
    expect(commands.length).to.be.greaterThan(10);
    // The result sheet is written beside the sheet: not into the repository's own.
    const sheets = join(network.folder, 'docs', 'try');
    mkdirSync(sheets, { recursive: true });
    copyFileSync(join(root, 'docs/try/firms-200.csv'), join(sheets, 'firms-200.csv'));
    const variables: { [name: string]: string } = {};
    for (const line of commands) {
      const args = split(
        line.replace('docs/try/', `${sheets}/`).replace('payment.json', join(sheets, 'payment.json')),
        variables,
      ).slice(1);
      const said = await network.ask<{
        items?: { voucher?: string }[];
        order?: string;
        deposit?: string;
        findings?: number;
      }>(...args);
      if (line.includes('voucher list')) variables.VOUCHER = said.items?.[0]?.voucher ?? '';
      if (line.includes('order place')) variables.ORDER = said.order ?? '';
      if (line.includes('audit')) expect(said.findings).to.equal(0);
      if (line.includes('participant show')) expect(said.deposit).to.equal('12000.00');
    }
    expect(await network.ask('obligations')).to.deep.equal({ items: [] });
  });
});
