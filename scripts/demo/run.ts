// npm run demo [-- --lang zh|en]: rehearses the live models on a chain each, and reports who paid what from which purse.
import { mkdir, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sayIn } from '../../sdk/src/report/language.ts';
import type { ModelFacts } from '../../sdk/src/report/modelFacts.ts';
import { formatPage } from '../../sdk/src/report/page/formatPage.ts';
import { formatModelText } from '../../sdk/src/report/text/formatModelText.ts';
import { formatOverviewText } from '../../sdk/src/report/text/formatOverviewText.ts';
import { chooseLanguage } from './chooseLanguage.ts';
import { models } from './models.ts';
import { createProgress } from './progress.ts';
import { rehearseModel } from './rehearseModel.ts';

const language = chooseLanguage(process.argv.slice(2), process.env);
if (language === undefined) {
  console.error('用法 / Usage: npm run demo [-- --lang zh|en]');
  process.exit(2);
}
const say = sayIn(language);
const progress = createProgress(process.stderr, language);

const rehearsed: ModelFacts[] = [];
for (const model of models) rehearsed.push(await rehearseModel(model, progress));

for (const facts of rehearsed) console.log(`\n${formatModelText(facts, language)}`);
console.log(`\n${formatOverviewText(rehearsed, language)}`);

const page = fileURLToPath(new URL('../../out/demo/report.html', import.meta.url));
await mkdir(fileURLToPath(new URL('.', new URL('../../out/demo/report.html', import.meta.url))), { recursive: true });
await writeFile(page, formatPage({ models: rehearsed, madeAt: Math.floor(Date.now() / 1_000) }));

const ok = rehearsed.every((facts) => facts.ok);
console.log(
  `\n${ok ? say('✓ 全部符合预期', '✓ Everything as expected') : say('✗ 有不符预期之处', '✗ Not everything as expected')}`,
);
console.log(`${say('图文报告', 'Report with charts')}: ${relative(process.cwd(), page)}`);
process.exitCode = ok ? 0 : 1;
