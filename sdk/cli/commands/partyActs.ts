import { registerParticipants } from '../../src/actions/agency/registerParticipants.ts';
import { delistLab } from '../../src/actions/agency/delistLab.ts';
import { endorseLab } from '../../src/actions/agency/endorseLab.ts';
import { relateParties } from '../../src/actions/agency/relateParties.ts';
import { unrelateParties } from '../../src/actions/agency/unrelateParties.ts';
import { rotateSigner } from '../../src/actions/admin/rotateSigner.ts';
import { liftCredit } from '../../src/actions/credit/liftCredit.ts';
import { reportCredit } from '../../src/actions/credit/reportCredit.ts';
import { getDeposit } from '../../src/actions/public/getDeposit.ts';
import { getParticipant } from '../../src/actions/public/getParticipant.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { credentialOf } from '../../src/participants/credential.ts';
import { normaliseIdentity } from '../../src/participants/creditCode.ts';
import { formatTime } from '../../src/calendar/formatTime.ts';
import { isAddress } from 'viem';
import type { Hex } from 'viem';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { makeLocalKey } from '../network/localKeys.ts';
import { addNames } from '../network/names.ts';
import { readSecret } from '../network/secrets.ts';
import { defineAct } from '../acts/act.ts';
import {
  categoriesOption,
  documentOption,
  labOption,
  partyOption,
  reasonOption,
  regionOption,
} from '../acts/common.ts';
import { inTurn } from '../acts/inTurn.ts';
import { flag, needed, optional, text } from '../acts/option.ts';
import { fact } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { oneOf, region, time } from '../acts/values.ts';

const kinds = ['ENTERPRISE', 'TEAM', 'LAB', 'AGENT'] as const;
const agencyOf = ({ region }: { readonly region: number }) => [`agency@${region}`];
const partyA = needed(['--a <party>', '一方', 'one of the two'], text);
const partyB = needed(['--b <party>', '另一方', 'the other'], text);
const byRegion = optional(
  ['--region <code>', '办理信用岗所在地区; 不填为联合体', "region of the credit office; the council's unless given"],
  region,
);
const creditKey = ({ region }: { readonly region: number | undefined }) => [
  region === undefined ? 'council' : `credit@${region}`,
];

function signerOf(given: string): Hex {
  if (isAddress(given, { strict: false })) return given;
  throw new CliError('--signer: 须为 0x 加 40 位十六进制 / must be 0x and 40 hexadecimal digits', exitCodes.misused);
}

export const partyActs = [
  defineAct({
    words: 'participant register',
    about: {
      zh: '登记一个参与方 (本地受理机构); 批量发券时可自动登记',
      en: "register a participant (its region's agency); a bulk issue can do it too",
    },
    options: {
      region: regionOption,
      kind: needed(['--kind <kind>', 'ENTERPRISE, TEAM, LAB, AGENT', 'ENTERPRISE, TEAM, LAB, AGENT'], oneOf(kinds)),
      identity: needed(
        [
          '--identity <number>',
          '统一社会信用代码; 链上只有其密钥哈希',
          'identity number; only its keyed hash goes to the chain',
        ],
        text,
      ),
      name: needed(['--name <text>', '本机使用的名称, 不上链', 'what this machine calls it; not for the chain'], text),
      signer: optional(['--signer <account>', '其签字账户', 'the account that signs for it'], text),
      newKey: flag([
        '--new-key',
        '在网络文件夹中为其生成密钥 (仅本机网络)',
        "make a key for it in the network's folder (this machine's network only)",
      ]),
      controller: optional(
        [
          '--controller <number>',
          '控制方的证照号: 同一控制方合并计算上限',
          'identity number of its controller: caps are summed over its group',
        ],
        text,
      ),
      categories: categoriesOption,
    },
    example: 'participant register --region 310000 --kind LAB --identity 12310000LAB --name fatigue-lab --new-key',
    keys: agencyOf,
    run: async (session, { region, kind, identity, name, signer, newKey, controller, categories }) => {
      if ((signer === undefined) !== newKey) {
        throw new CliError('--signer 与 --new-key 须二选一 / give either --signer or --new-key', exitCodes.misused);
      }
      const key = await readSecret(session.folder, 'registration');
      const credential = credentialOf(key, normaliseIdentity(identity));
      const account = signer === undefined ? (await makeLocalKey(session.folder, name)).address : signerOf(signer);
      const registered = await registerParticipants(session.actor(), {
        region,
        registrations: [
          {
            kind,
            credential,
            signer: account,
            ...(controller !== undefined && { controller: credentialOf(key, normaliseIdentity(controller)) }),
            ...(categories.length > 0 && { categories }),
          },
        ],
      });
      await addNames(
        session.folder,
        registered.participants.map((party) => [name, party.account] as const),
      );
      return sent(
        registered,
        fact('name', '名称', 'name', name),
        fact('account', '账户', 'account', registered.participants[0]?.account ?? null),
      );
    },
  }),
  defineAct({
    words: 'participant show',
    about: { zh: '查看参与方与其存款', en: 'show a participant and its deposit' },
    options: { party: partyOption },
    example: 'participant show --party sh-lab',
    run: async ({ reader, accountOf, nameOf }, { party }) => {
      const account = accountOf(party);
      const [found, deposit] = await Promise.all([
        getParticipant(reader, { account }),
        getDeposit(reader, { party: account }),
      ]);
      return {
        facts: [
          fact('name', '名称', 'name', nameOf(account)),
          fact('account', '账户', 'account', account),
          fact('kind', '类型', 'kind', found.kind),
          fact('region', '地区', 'region', found.region),
          fact('group', '集团编号', 'group', found.group),
          fact('deposit', '存款', 'deposit', formatYuan(deposit)),
        ],
      };
    },
  }),
  defineAct({
    words: 'participant rotate-key',
    about: {
      zh: '更换参与方的密钥 (本地受理机构与管理岗)',
      en: "replace a participant's key (agency and admin of its region)",
    },
    options: {
      region: regionOption,
      party: partyOption,
      signer: needed(['--signer <account>', '新的签字账户', 'the new signing account'], text),
      document: documentOption,
    },
    example:
      'participant rotate-key --region 310000 --party sh-lab --signer 0x0000000000000000000000000000000000000001 --document "case 4"',
    keys: ({ region }) => [`agency@${region}`, `admin@${region}`],
    run: async (session, { party, signer, document }) => {
      const act = { participant: session.accountOf(party), signer: signerOf(signer), document };
      return await inTurn(session, (client) => rotateSigner(client, act));
    },
  }),
  defineAct({
    words: 'participant relate',
    about: {
      zh: '登记两方为关联方 (任一方所在地受理机构)',
      en: 'put two on record as related (agency of one of them)',
    },
    options: { a: partyA, b: partyB, region: regionOption },
    example: 'participant relate --a cx-lab --b sh-lab --region 330522',
    keys: agencyOf,
    run: async (session, { a, b, region }) =>
      sent(await relateParties(session.actor(), { a: session.accountOf(a), b: session.accountOf(b), region })),
  }),
  defineAct({
    words: 'participant unrelate',
    about: { zh: '撤销关联登记', en: 'take the record back' },
    options: { a: partyA, b: partyB, region: regionOption },
    example: 'participant unrelate --a cx-lab --b sh-lab --region 330522',
    keys: agencyOf,
    run: async (session, { a, b, region }) =>
      sent(await unrelateParties(session.actor(), { a: session.accountOf(a), b: session.accountOf(b), region })),
  }),
  defineAct({
    words: 'lab endorse',
    about: { zh: '将实验室列入互认目录 (受理机构)', en: 'endorse a lab for the catalogue (agency)' },
    options: { lab: labOption, region: regionOption },
    example: 'lab endorse --lab sh-lab --region 330522',
    keys: agencyOf,
    run: async (session, { lab, region }) =>
      sent(await endorseLab(session.actor(), { lab: session.accountOf(lab), region })),
  }),
  defineAct({
    words: 'lab delist',
    about: { zh: '将实验室移出目录 (受理机构)', en: 'take a lab off the catalogue (agency)' },
    options: { lab: labOption, region: regionOption },
    example: 'lab delist --lab sh-lab --region 310000',
    keys: agencyOf,
    run: async (session, { lab, region }) =>
      sent(await delistLab(session.actor(), { lab: session.accountOf(lab), region })),
  }),
  defineAct({
    words: 'credit report',
    about: { zh: '列入信用名单 (信用岗或联合体)', en: 'mark a participant (credit office or council)' },
    options: {
      party: partyOption,
      region: byRegion,
      severity: needed(
        ['--severity <severity>', 'WATCH, SUSPEND, BAN', 'WATCH, SUSPEND, BAN'],
        oneOf(['WATCH', 'SUSPEND', 'BAN']),
      ),
      until: optional(['--until <time>', '到期时间, ISO 8601 带时区', 'until when, ISO 8601 with an offset'], time),
      reason: reasonOption,
    },
    example: 'credit report --party sh-lab --region 310000 --severity WATCH --reason "late reports"',
    keys: creditKey,
    run: async (session, { party, region, severity, until, reason }) =>
      sent(
        await reportCredit(session.actor(), {
          subject: { participant: session.accountOf(party) },
          severity,
          reason,
          ...(region !== undefined && { region }),
          ...(until !== undefined && { until }),
        }),
        fact('severity', '等级', 'severity', severity),
        fact('until', '至', 'until', until === undefined ? null : formatTime(until)),
      ),
  }),
  defineAct({
    words: 'credit lift',
    about: { zh: '撤销信用标记', en: 'lift a mark' },
    options: { party: partyOption, region: byRegion },
    example: 'credit lift --party sh-lab --region 310000',
    keys: creditKey,
    run: async (session, { party, region }) =>
      sent(
        await liftCredit(session.actor(), {
          subject: { participant: session.accountOf(party) },
          ...(region !== undefined && { region }),
        }),
      ),
  }),
];
