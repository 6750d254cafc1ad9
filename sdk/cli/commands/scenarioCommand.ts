import { Command, Option } from 'commander';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';

/** `tongdui scenario`: rehearsals of a policy or an agreement (docs/scenario-format.md). */
export function scenarioCommand(terminal: Terminal, helpLanguage: Language): Command {
  const say = (zh: string, en: string) => (helpLanguage === 'zh' ? zh : en);
  const run = new Command('run')
    .description(say('在全新的内置链上排练政策情景', 'rehearse scenarios, each on a fresh embedded chain'))
    .argument('<file...>', say('情景文件', 'scenario files'))
    .option('--json', say('输出 JSON, 多个文件时每行一个', 'print JSON, one line a file'))
    .addOption(new Option('--lang <language>', say('先显示的语言', 'the language that comes first')).choices(languages))
    .addHelpText('after', `\n${say('示例', 'Example')}:\n  tongdui scenario run docs/flow/try/issue.json`)
    .action(async (files: string[], options: { json?: boolean; lang?: Language }) => {
      // Loaded when it is needed: a mistake in the arguments should not wait for the chain's client.
      const { runScenarioFiles } = await import('../scenario/runScenarioFiles.ts');
      const language = options.lang ?? languageOf(terminal.env);
      const held = await runScenarioFiles({ files, json: options.json === true, language, terminal });
      // What did not hold has been printed.
      if (!held) throw new CliError('', exitCodes.failed);
    });
  return new Command('scenario').description(say('政策情景', 'policy scenarios')).addCommand(run);
}
