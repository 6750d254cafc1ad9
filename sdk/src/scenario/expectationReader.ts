import { errorNames } from '../errors/errorNames.ts';
import type { ErrorName } from '../errors/errorNames.ts';
import { countReader } from './numberReaders.ts';
import { asObject, objectReader, optional, required } from './objectReader.ts';
import type { Fields } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Expectation, StepName, StepResults } from './scenario.ts';
import { readAmount, readTimeOrDay, wordReader } from './textReaders.ts';

const settlement = { subsidy: optional(readAmount), coPayment: optional(readAmount) };

const resultFields: { readonly [Name in keyof StepResults]: Fields<StepResults[Name]> } = {
  order: settlement,
  claim: settlement,
  use: settlement,
  quote: {
    ...settlement,
    binding: optional(wordReader('RATIO', 'BALANCE', 'ORDER_CAP', 'FIRST_USE_CAP', 'ANNUAL_CAP', 'UNIT')),
  },
  issue: { useBy: optional(readTimeOrDay), redeemBy: optional(readTimeOrDay) },
  clear: { gross: optional(readAmount), setOff: optional(readAmount), residual: optional(readAmount) },
  audit: { findings: optional(countReader('发现数', 'findings', 1_000_000_000)) },
};

const readErrorName: Reader<ErrorName> = (value, place) => {
  const found = errorNames.find(({ name }) => name === value);
  if (!found) {
    throw malformed(
      place,
      '必须是 docs/scenario-format.md 所列的错误名, 例如 "PoolShort"',
      'must be an error named in docs/scenario-format.md, e.g. "PoolShort"',
      value,
    );
  }
  return found.name;
};

const readRefusal = objectReader<{ error: ErrorName }>({ error: required(readErrorName) });

/** A reader for a step's `expect`: exactly `{"error": Name}`, or some of the results of this kind of step. */
export function expectationReader<Name extends StepName>(name: Name): Reader<Expectation<Name>> {
  const fields = (resultFields as { [Other in StepName]?: Fields<object> })[name];
  if (!fields) return readRefusal;
  const readResults = objectReader(fields);
  return (value, place) => {
    const object = asObject(value, place);
    if (object.has('error')) return readRefusal(value, place);
    if (object.size === 0) {
      const results = Object.keys(fields).join(', ');
      throw malformed(place, `必须写 error, 或 ${results} 中的几项`, `must name error, or some of ${results}`, value);
    }
    // The table above gives a step the fields of its own results.
    return { results: readResults(value, place) } as Expectation<Name>;
  };
}
