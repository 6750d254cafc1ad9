// npm run demo [-- --lang zh|en]: rehearses the live models on a chain each, and reports who paid what from which purse.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from '../../sdk/cli/exitCodes.ts';
import { EmbeddedChainError } from '../../sdk/src/chain/embeddedChainError.ts';
import { TongduiError } from '../../sdk/src/errors/tongduiError.ts';
import { sayIn } from '../../sdk/src/report/language.ts';
import type { Language } from '../../sdk/src/report/language.ts';
import type { ModelFacts } from '../../sdk/src/report/modelFacts.ts';
import { formatPage } from '../../sdk/src/report/page/formatPage.ts';
import { formatModelText } from '../../sdk/src/report/text/formatModelText.ts';
import { formatOverviewText } from '../../sdk/src/report/text/formatOverviewText.ts';
import { ScenarioFormatError } from '../../sdk/src/scenario/scenarioFormatError.ts';
import { chooseLanguage } from './chooseLanguage.ts';
import { models } from './models.ts';
import { createProgress } from './progress.ts';
import { rehearseModel } from './rehearseModel.ts';

const page = fileURLToPath(new URL('../../out/demo/report.html', import.meta.url));

const usage = '用法 / Usage: npm run demo [-- --lang zh|en]';

const args = process.argv.slice(2);
const language = chooseLanguage(args, process.env);
if (args.length === 1 && args[0] === '--help') {
  console.log(usage);
} else if (language === undefined) {
  console.error(usage);
  process.exitCode = exitCodes.misused;
} else {
  try {
    process.exitCode = (await demonstrate(language)) ? exitCodes.held : exitCodes.failed;
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = exitCodes.failed;
  }
}

/** @returns whether every expectation of all models held, and no audit found anything */
async function demonstrate(language: Language): Promise<boolean> {
  const say = sayIn(language);
  const progress = createProgress(process.stderr, language);
  const rehearsed: ModelFacts[] = [];
  for (const model of models) rehearsed.push(await rehearseModel(model, progress));

  for (const facts of rehearsed) console.log(`\n${formatModelText(facts, language)}`);
  console.log(`\n${formatOverviewText(rehearsed, language)}\n`);

  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, formatPage({ models: rehearsed, madeAt: Math.floor(Date.now() / 1_000) }));

  const ok = rehearsed.every((facts) => facts.ok);
  console.log(
    ok
      ? say('✓ 全部符合预期，审计无发现', '✓ Everything as expected, no audit findings')
      : say('✗ 有步骤不符预期，或审计有发现', '✗ A step is not as expected, or an audit has findings'),
  );
  console.log(`${say('图文报告', 'Report with charts')}: ${relative(process.cwd(), page)}`);
  return ok;
}

/** Errors whose message says all that a user can use; others show where they come from. */
function isExpected(error: unknown): error is Error {
  return error instanceof ScenarioFormatError || error instanceof EmbeddedChainError || error instanceof TongduiError;
}
