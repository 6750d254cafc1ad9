// Runs a local node as a child and ends it when standard input closes, which happens however the parent ends, also by
// SIGKILL. It is a process of its own, because a process that is killed cannot clean up after itself.
//
// Usage: node chainGuard.ts <binary> <argument>...    It writes {"port", "pid"} as one line once the node listens.
import { spawn } from 'node:child_process';

/** How much of the node's last words is kept for the report of a failure, in characters. */
const longestReport = 2_000;

const [binary = '', ...args] = process.argv.slice(2);
const node = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
let words = '';
let isListening = false;

function listen(chunk: Buffer): void {
  // The node goes on to write; nobody reads it, but a full pipe would stop the node.
  if (isListening) return;
  words = (words + chunk.toString()).slice(-longestReport);
  const port = /Listening on \S+:(\d+)/.exec(words)?.[1];
  if (port === undefined) return;
  isListening = true;
  process.stdout.write(`${JSON.stringify({ port: Number(port), pid: node.pid })}\n`);
}

function end(): void {
  node.kill('SIGKILL');
}

node.stdout.on('data', listen);
node.stderr.on('data', listen);
node.on('error', (error) => {
  process.stderr.write(error.message);
  process.exit(127);
});
node.on('exit', (code, signal) => {
  if (!isListening) process.stderr.write(words.trim());
  process.exit(signal === null ? (code ?? 1) : 1);
});

process.stdin.on('end', end).on('close', end).on('error', end).resume();
// The parent may be gone when its pipe is written to.
process.stdout.on('error', end);
process.stderr.on('error', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
