// @ts-check

/** The Node that every task runs on. */
export const NODE_MAJOR = 24;

/** The npm that wrote the lock file; older majors leave out or refuse parts of it. */
export const NPM = { major: 11, package: 'npm@11.21.2' };

/** @param {string} version - such as v24.1.0 or 11.2.0 */
export const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
