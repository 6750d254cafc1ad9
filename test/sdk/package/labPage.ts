// The script of a lab's page: built by Vite with the packed package, run by a browser.
import { createTongduiClient, formatYuan, TongduiError } from '@tongdui/sdk';
import type { ClaimOrderParameters, Deployment } from '@tongdui/sdk';
import { labActions } from '@tongdui/sdk/lab';
import { createPublicClient, createWalletClient, defineChain, http } from 'viem';
import type { Address, Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

type Task = {
  readonly url: string;
  readonly deployment: Deployment;
  readonly key: Hex;
  readonly account: Address;
  readonly claim: Omit<ClaimOrderParameters, 'labSignature'>;
};

const answer = await readTask()
  .then(settle)
  .catch((error: unknown) => ({ error: String(error) }));
await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) });

async function readTask(): Promise<Task> {
  const text = await (await fetch('/task')).text();
  const revive = (_: string, value: unknown) =>
    typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
  return JSON.parse(text, revive) as Task;
}

async function settle({ url, deployment, key, account, claim }: Task) {
  const chain = defineChain({
    id: deployment.chainId,
    name: 'Tongdui',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const transport = http(url);
  const lab = createTongduiClient({
    deployment,
    publicClient: createPublicClient({ chain, transport, pollingInterval: 50, cacheTime: 0 }),
    walletClient: createWalletClient({ account: privateKeyToAccount(key), chain, transport }),
  }).extend(labActions());
  const { items } = await lab.listOrders({ lab: account, state: 'PLACED' });
  const watched = new Promise<bigint>((resolve) => {
    lab.watchPayments({ payee: account, onPayment: ({ amount }) => resolve(amount) });
  });

  await lab.claimOrder({ ...claim, labSignature: await lab.signClaim(claim.claim) });
  const { order } = claim.claim;
  await lab.waitFor({ order, state: 'ACCEPTED' });
  await lab.payOrders({ orders: [order] });
  const { state } = await lab.waitFor({ order, state: 'PAID' });
  const refused = await lab.payOrders({ orders: [order] }).catch((error: unknown) => error);
  return {
    placed: items.map((item) => item.order),
    refused: refused instanceof TongduiError ? refused.code : String(refused),
    state,
    watched: (await watched).toString(),
    deposit: formatYuan(await lab.getDeposit({ party: account })),
  };
}
