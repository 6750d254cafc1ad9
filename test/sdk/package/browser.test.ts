import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { generatePrivateKey } from 'viem/accounts';
import { registerParticipants } from '../../../sdk/src/actions/agency/registerParticipants.ts';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { getOrder } from '../../../sdk/src/actions/public/getOrder.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { credentialOf } from '../../../sdk/src/participants/credential.ts';
import { home, openHomeRegion, registrationKey } from '../actions/homeRegion.ts';
import { signedClaim, signedOrder } from '../actions/signedOrder.ts';
import { addressOf, startRehearsal } from '../actions/startRehearsal.ts';
import { buildPage } from './buildPage.ts';
import { findChromium, openHeadless } from './chromium.ts';
import { installPacked } from './installPacked.ts';
import type { InstalledPackage } from './installPacked.ts';
import { servePage } from './servePage.ts';

/** Entries that start a chain of this machine's own. */
const forNode = ['./chain', './scenario'];

/** Gzipped bytes of a page that takes a client and the lab's actions, viem included; 49,416 were measured. */
const mostOfLabPage = 56_000;

const labPage = `
import { createTongduiClient } from '@tongdui/sdk';
import { labActions } from '@tongdui/sdk/lab';
Object.assign(globalThis, { createTongduiClient, labActions });
`;

describe('the package in a browser', () => {
  let installed: InstalledPackage;
  before(async () => (installed = await installPacked()));
  after(() => installed.remove());

  test('brings a lab no more than what it uses', async () => {
    const { gzipped, code } = await buildPage(installed.folder, 'lab', labPage);
    expect(gzipped).to.be.lessThan(mostOfLabPage);
    // Bytecode begins like this; only who deploys needs it.
    expect(code).to.not.match(/0x60[8a]0604052/);
  });

  test('needs nothing of Node by any other entry', async () => {
    const entries = Object.keys(installed.manifest.exports).filter(
      (path) => path !== './package.json' && !forNode.includes(path),
    );
    const imports = entries.map((path, i) => `import * as entry${i} from '@tongdui/sdk${path.slice(1)}';`);
    const uses = entries.map((_, i) => `entry${i}`).join(', ');
    const { code } = await buildPage(
      installed.folder,
      'all',
      `${imports.join('\n')}\nObject.assign(globalThis, { ${uses} });`,
    );
    expect(code).to.not.match(/from\s*["']node:|require\(["']node:|__vite-browser-external/);
  });

  test('is refused by the build where it does need Node', async () => {
    const script = `import { startEmbeddedChain } from '@tongdui/sdk/chain'; void startEmbeddedChain({ time: 0 });`;
    const error = await buildPage(installed.folder, 'node', script).catch((thrown: unknown) => thrown as Error);
    expect(error).to.be.instanceOf(Error);
  });

  const browser = findChromium();
  test(
    'takes an order to the money in Chromium',
    { skip: browser === undefined && 'no Chromium on this machine: set CHROME_PATH' },
    async () => {
      const rehearsal = await startRehearsal();
      try {
        const opened = await openHomeRegion(rehearsal);
        const key = generatePrivateKey();
        const client = rehearsal.clientOf(key);
        const credential = credentialOf(registrationKey, '12310000LAB2');
        const { participants } = await registerParticipants(opened.agency, {
          region: home,
          registrations: [{ kind: 'LAB', credential, signer: addressOf(client) }],
        });
        const region = { ...opened, lab: { account: participants[0]!.account, client } };
        const signed = await signedOrder(rehearsal, region);
        const { order } = await placeOrder(rehearsal.stranger(), signed);
        const claim = await signedClaim(rehearsal, region, signed.intent, '00000001');
        const { labSignature: _, ...unsigned } = claim;

        const { folder } = await buildPage(
          installed.folder,
          'run',
          readFileSync(new URL('labPage.ts', import.meta.url), 'utf8'),
        );
        const task = { url: rehearsal.anvil.url, deployment: rehearsal.deployment, key, account: region.lab.account };
        const page = await servePage(folder, toJson({ ...task, claim: unsigned }));
        const window = openHeadless(browser!, page.url);
        try {
          // The page claims and waits; the agency accepts meanwhile.
          const accepted = acceptOnceClaimed();
          const answer = JSON.parse(await page.answer) as object;
          expect(answer).to.deep.equal({
            placed: [order],
            refused: 'AlreadySettled',
            state: 'PAID',
            watched: '1000000',
            deposit: '10000.00',
          });
          await accepted;
        } finally {
          await window.close();
          await page.close();
        }

        async function acceptOnceClaimed() {
          for (;;) {
            if ((await getOrder(rehearsal.reader, { order })).state === 'CLAIMED') break;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          await acceptOrders(region.agency, { orders: [order] });
        }
      } finally {
        await rehearsal.close();
      }
    },
  );
});

/** Integers beyond 2^53 are no JSON: the page reads them back. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member));
}
