// The command line, `tongdui`. What it does is in `commands/`, how it speaks in `output/`.
import { enableCompileCache } from 'node:module';

// Compiling some hundred files takes longer than a short rehearsal: Node keeps what it compiled for the next start.
enableCompileCache();
const { createProgram } = await import('./createProgram.ts');
const { chooseLanguage } = await import('./output/language.ts');
const { terminal } = await import('./output/terminal.ts');
const { runProgram } = await import('./runProgram.ts');

// A reader that has seen enough, such as `head`, closes the pipe: there is nobody left to tell anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

const own = terminal();
const args = process.argv.slice(2);
process.exitCode = await runProgram(createProgram(own, chooseLanguage(args, own.env)), args, own);
