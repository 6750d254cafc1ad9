import { expect } from 'chai';
import type { BaseContract } from 'ethers';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import { loadSystem } from '../support/systemFixture.ts';
import { tryCall } from '../support/tryCall.ts';
import { loadWorld } from '../support/worldFixture.ts';
import { ACTORS, addressOf } from './actors.ts';
import { CALLER, matrix } from './matrix.ts';
import type { Row } from './matrix.ts';

const TARGETS = [...contractNames, 'batcher'] as const;

function titleOf(row: Row): string {
  const who = row.allowed.length === ACTORS.length ? 'anyone' : row.allowed.join(', ') || 'nobody';
  return `${row.target}.${row.name}${row.when === undefined ? '' : ` (${row.when})`} is for ${who}`;
}

describe('access matrix', () => {
  it('has a row for every function that can change state', async () => {
    const system = await loadSystem();
    const missing = TARGETS.flatMap((target) => {
      const contract: BaseContract = system[target];
      const rows = new Set(matrix.filter((row) => row.target === target).map((row) => row.name));
      const changing: string[] = [];
      contract.interface.forEachFunction((f) => {
        if (!f.constant) changing.push(f.name);
      });
      return changing.filter((name) => !rows.has(name)).map((name) => `${target}.${name}`);
    });
    expect(missing).to.deep.equal([]);
  });

  it('has no row for a function that does not exist', async () => {
    const system = await loadSystem();
    const unknown = matrix.filter(
      (row) => (system[row.target] as BaseContract).interface.getFunction(row.name) === null,
    );
    expect(unknown.map(titleOf)).to.deep.equal([]);
  });

  for (const row of matrix) {
    it(titleOf(row), async () => {
      const world = await loadWorld();
      const contract: BaseContract = world[row.target];
      const to = await contract.getAddress();
      const args = await row.args(world);
      const cells = ACTORS.map(async (actor) => {
        const caller = addressOf(world, actor);
        const data = contract.interface.encodeFunctionData(
          row.name,
          args.map((value) => (value === CALLER ? caller : value)),
        );
        const refusal = row.refusal?.(world, caller) ?? `Unauthorized(${caller})`;
        const right = row.allowed.includes(actor) ? 'ok' : refusal;
        const got = await tryCall(caller, to, data);
        return got === right ? [] : [`${actor}: ${got}, not ${right}`];
      });
      const wrong = (await Promise.all(cells)).flat();
      expect(wrong).to.deep.equal([]);
    });
  }
});
