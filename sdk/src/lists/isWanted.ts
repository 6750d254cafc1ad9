/** Whether an address or hash is the one that a filter names; without one any is. */
export function isWanted(wanted: string | undefined, found: string): boolean {
  return wanted === undefined || wanted.toLowerCase() === found.toLowerCase();
}
