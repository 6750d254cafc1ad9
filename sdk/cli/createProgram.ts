import { Command } from 'commander';
import { actCommands } from './acts/actCommand.ts';
import { auditActs } from './commands/auditActs.ts';
import { certificateVerifyCommand } from './commands/certificateVerifyCommand.ts';
import { claimActs } from './commands/claimActs.ts';
import { clearingActs } from './commands/clearingActs.ts';
import { deployCommand } from './commands/deployCommand.ts';
import { groups } from './commands/groups.ts';
import { issueActs } from './commands/issueActs.ts';
import { keyCommand } from './commands/keyCommand.ts';
import { listActs } from './commands/listActs.ts';
import { moneyActs } from './commands/moneyActs.ts';
import { networkCommand } from './commands/networkCommand.ts';
import { orderActs } from './commands/orderActs.ts';
import { partyActs } from './commands/partyActs.ts';
import { programmeActs } from './commands/programmeActs.ts';
import { recognitionActs } from './commands/recognitionActs.ts';
import { regionActs } from './commands/regionActs.ts';
import { scenarioCommand } from './commands/scenarioCommand.ts';
import { translateMisuse, translateTitle } from './output/commanderWords.ts';
import type { Language } from './output/language.ts';
import type { Terminal } from './output/terminal.ts';

/** The commands of `tongdui`; their help is in one language. */
export function createProgram(terminal: Terminal, language: Language): Command {
  const acts = [
    ...programmeActs,
    ...issueActs,
    ...partyActs,
    ...orderActs,
    ...claimActs,
    ...clearingActs,
    ...moneyActs,
    ...recognitionActs,
    ...regionActs,
    ...listActs,
    ...auditActs,
  ];
  const program = new Command('tongdui').description(
    language === 'zh'
      ? '通兑: 创新券跨区域通用通兑'
      : 'Tongdui: cross-region mutual recognition and clearing of innovation vouchers',
  );
  program.addCommand(networkCommand(terminal, language));
  program.addCommand(scenarioCommand(terminal, language));
  program.addCommand(keyCommand(terminal, language));
  program.addCommand(deployCommand(terminal, language));
  for (const command of actCommands(acts, groups, terminal, language)) program.addCommand(command);
  program.commands
    .find((group) => group.name() === 'certificate')
    ?.addCommand(certificateVerifyCommand(terminal, language));
  for (const command of [program, ...descendantsOf(program)]) {
    command
      .exitOverride()
      .helpOption('-h, --help', language === 'zh' ? '显示用法' : 'show how to use it')
      .helpCommand(false)
      .showSuggestionAfterError(true)
      .configureHelp(language === 'zh' ? { styleTitle: translateTitle } : {})
      .configureOutput({
        writeOut: (text) => terminal.out(text),
        writeErr: (text) => terminal.err(text),
        outputError: (text, write) => write(translateMisuse(text)),
      });
  }
  return program;
}

function descendantsOf(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendantsOf(child)]);
}
