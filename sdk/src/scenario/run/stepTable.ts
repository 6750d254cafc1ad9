import type { StepName } from '../scenario.ts';
import type { StepRun } from './stepOutcome.ts';
import { audit } from './steps/auditStep.ts';
import { certify } from './steps/certifyStep.ts';
import { check } from './steps/checkStep.ts';
import { accept, claim, clawback, confirm, dispute, escalate, pay, resolve, verify } from './steps/claimSteps.ts';
import { clear, discharge, setCap, setOff } from './steps/clearingSteps.ts';
import { approveOrder, cancel, order, use } from './steps/orderSteps.ts';
import { prefund, unfund } from './steps/poolSteps.ts';
import { delist, endorse, join, leave, lift, relate, report, rotateKey, unrelate } from './steps/registerSteps.ts';
import { advance, at } from './steps/timeSteps.ts';
import { appropriate, cashOut, closeProgramme, fund } from './steps/treasurySteps.ts';
import { expire, issue, quote, revoke, transfer } from './steps/voucherSteps.ts';

/** How each kind of step is carried out: the table of docs/scenario-format.md, "Steps", row by row. */
export const stepTable: { readonly [Name in StepName]: StepRun<Name> } = {
  at,
  advance,
  appropriate,
  fund,
  closeProgramme,
  prefund,
  unfund,
  issue,
  revoke,
  transfer,
  quote,
  order,
  approveOrder,
  cancel,
  claim,
  confirm,
  verify,
  accept,
  escalate,
  dispute,
  resolve,
  pay,
  expire,
  report,
  lift,
  relate,
  unrelate,
  clear,
  setOff,
  discharge,
  setCap,
  cashOut,
  clawback,
  join,
  leave,
  endorse,
  delist,
  rotateKey,
  use,
  check,
  audit,
  certify,
};
