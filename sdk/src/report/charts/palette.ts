import type { Purse } from '../purse.ts';

/** One colour for one idea in every chart of a report; they stay apart in grey and for eyes that confuse red and green. */
export const palette = {
  public: '#1f5f8b',
  paid: '#2a7f9e',
  reserved: '#e3a63d',
  outstanding: '#9cc5d3',
  unused: '#dfe5e8',
  enterprise: '#d97b29',
  lab: '#5a4a78',
  text: '#26323a',
  quiet: '#66757f',
  line: '#d5dce0',
  /** What a region owes, and has locked; what it is owed; what cancels. */
  owes: '#e3a63d',
  owed: '#2a7f9e',
  setOff: '#dfe5e8',
} as const;

/** Amounts from nothing to the largest: one more than there are steps of shade. */
export const shadeColours = ['#ffffff', '#dcebf2', '#a9cddd', '#6da7c4', '#37799f', '#174a6e'] as const;

export const fontFamily =
  "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', sans-serif";

export const purseColours: { readonly [kind in Purse['kind']]: string } = {
  TREASURY: palette.public,
  PROGRAMMES: palette.public,
  FREE_MONEY: palette.public,
  LOCKED: palette.reserved,
  POOL: palette.paid,
  POOL_RESERVED: palette.reserved,
  POOL_FREE: palette.outstanding,
  ENTERPRISES: palette.enterprise,
  OWN_MONEY: palette.enterprise,
  LABS: palette.lab,
};
