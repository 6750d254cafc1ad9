// Builds the package and packs it, for `npm publish FILE`: `npm run pack:sdk [-- FOLDER]`, into out/ unless said.
import { packSdk } from './packSdk.ts';

console.log(await packSdk(process.argv[2] ?? 'out'));
