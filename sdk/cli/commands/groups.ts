/** What the first word of a command of two is about. */
export const groups = {
  region: { zh: '地区: 接纳, 限额, 清算周期', en: 'regions: admission, limits, epochs' },
  office: { zh: '岗位: 授予与收回', en: 'offices: grant and revoke' },
  category: { zh: '服务类别', en: 'categories of work' },
  system: { zh: '暂停与恢复', en: 'pause and resume' },
  pool: { zh: '资金池', en: 'pools' },
  programme: { zh: '创新券政策', en: 'programmes' },
  voucher: { zh: '创新券', en: 'vouchers' },
  participant: { zh: '参与方', en: 'participants' },
  lab: { zh: '互认实验室目录', en: "labs' catalogue" },
  credit: { zh: '信用名单', en: 'credit register' },
  agreement: { zh: '双边互认协议', en: 'bilateral agreements' },
  compact: { zh: '多边协议', en: 'compacts' },
  certificate: { zh: '付款凭证', en: 'certificates of payments' },
  order: { zh: '订单', en: 'orders' },
} as const;
