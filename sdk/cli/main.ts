// The command line, `tongdui`. What it does is in `commands/`, how it speaks in `output/`.
import { createProgram } from './createProgram.ts';
import { terminal } from './output/terminal.ts';
import { runProgram } from './runProgram.ts';

// A reader that has seen enough, such as `head`, closes the pipe: there is nobody left to tell anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

const own = terminal();
process.exitCode = await runProgram(createProgram(own), process.argv.slice(2), own);
