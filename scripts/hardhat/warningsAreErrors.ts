import type { SolidityHooks } from 'hardhat/types/hooks';
import type { HardhatPlugin } from 'hardhat/types/plugins';
import type { CompilerOutputError } from 'hardhat/types/solidity';

/**
 * Makes every compiler warning in a file under `contracts/` stop the build. Hardhat 3 has no setting for it.
 *
 * The output of the compiler is changed before Hardhat judges it, because a failed build is not cached: a check
 * of the finished build would let the same warning pass in the next one. `TONGDUI_BUILD_WARNINGS=allow` turns
 * it off while a contract is being written.
 */
export const warningsAreErrors: HardhatPlugin = {
  id: 'tongdui-warnings-are-errors',
  hookHandlers: { solidity: () => Promise.resolve({ default: () => Promise.resolve({ invokeSolc }) }) },
};

const invokeSolc: SolidityHooks['invokeSolc'] = async (context, compiler, solcInput, solcConfig, next) => {
  const output = await next(context, compiler, solcInput, solcConfig);
  // Coverage adds code of its own, so that sizes and warnings are no longer those of the project.
  const enforced = process.env['TONGDUI_BUILD_WARNINGS'] !== 'allow' && !context.globalOptions.coverage;
  if (!enforced || output.errors === undefined) return output;
  return { ...output, errors: output.errors.map((error) => (isOurs(error) ? asError(error) : error)) };
};

/** The compiler tells the place too, which Hardhat's type leaves out. */
type LocatedError = CompilerOutputError & { sourceLocation?: { file: string } };

/** Hardhat names the project's own sources `project/...` in the compiler's input. */
function isOurs(error: LocatedError): boolean {
  return error.severity === 'warning' && error.sourceLocation?.file.startsWith('project/contracts/') === true;
}

function asError(warning: CompilerOutputError): CompilerOutputError {
  return { ...warning, type: 'WarningAsError', severity: 'error' };
}
