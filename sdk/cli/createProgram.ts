import { Command } from 'commander';
import { scenarioCommand } from './commands/scenarioCommand.ts';
import type { Terminal } from './output/terminal.ts';

/** The commands of `tongdui`. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('tongdui')
    .description('通兑: 创新券跨区域通用通兑 / cross-region mutual recognition and clearing of innovation vouchers')
    .addCommand(scenarioCommand(terminal));
  for (const command of [program, ...descendantsOf(program)]) {
    command
      .exitOverride()
      .helpOption('-h, --help', '显示用法 / show how to use it')
      .helpCommand(false)
      .configureOutput({
        writeOut: (text) => terminal.out(text),
        writeErr: (text) => terminal.err(text),
        outputError: (text, write) => write(`参数有误 / ${text.replace(/^error: /, '')}`),
      });
  }
  return program;
}

function descendantsOf(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendantsOf(child)]);
}
