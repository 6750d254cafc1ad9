import { readFileSync, readdirSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { parseScenario } from './src/scenario/parseScenario.ts';
import { runScenario } from './src/scenario/run/runScenario.ts';
const before = new Set(execSync('pgrep -x anvil || true').toString().split('\n'));
let pid = '';
const ticks = () => { const s = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' '); return Number(s[13]) + Number(s[14]); };
const cpu = () => { const c = process.cpuUsage(); return Math.round((c.user + c.system) / 1e4); };
const f = process.argv[2]!;
const scenario = parseScenario(readFileSync(f, 'utf8'), f);
await runScenario(scenario, { onEnd: async (_, stage) => {
  const pc = stage.chain.publicClient; const to = stage.anyone.deployment.orderDesk;
  for (const [name, n, fn] of [
    ['call latest', 200, () => pc.request({ method: 'eth_call', params: [{ to, data: '0x5c975abb' }, 'latest'] } as never).catch(() => 0)],
    ['getBlock', 200, () => pc.request({ method: 'eth_getBlockByNumber', params: ['latest', false] } as never)],
    ['mine', 200, () => pc.request({ method: 'evm_mine', params: [] } as never)],
    ['chainid', 200, () => pc.request({ method: 'net_version', params: [] } as never)],
    ['sends', 100, () => stage.chain.walletOf(stage.keys.of('stranger')).sendTransaction({ to, data: '0x', gas: 100000n, value: 0n }).catch((e) => console.log(String(e).slice(0,100)))],
  ] as const) { const t = ticks(), w = Date.now(), c = cpu(); for (let i = 0; i < n; i++) await fn(); console.log(name, 'anvil', ((ticks() - t) * 10 / n).toFixed(2), 'node', ((cpu() - c) * 10 / n).toFixed(2), 'wall', ((Date.now() - w) / n).toFixed(2), 'ms each'); }
}, onReady: () => { pid = execSync('pgrep -x anvil').toString().split('\n').find((p) => p && !before.has(p))!; console.log('ready anvil', ticks(), 'node', cpu()); }, onStep: (s) => { if (s.index % 50 === 0 || s.do === 'audit' || s.do === 'check') console.log(s.index, s.do, 'anvil', ticks(), 'node', cpu()); } });
