/** The checks of calls to Splice's procedures. */
import type { StatementCheck } from '../check';
import { absentProcedure, brokenProcedure } from './absence';
import { argumentCount } from './argumentCount';
import type { CallCheck } from './parts';
import { missingSchema, mistakenSchema, unknownProcedure } from './procedureName';
import { shape } from './shape';
import { spliceCall } from './spliceCall';

const checks: readonly CallCheck[] = [
  missingSchema,
  mistakenSchema,
  unknownProcedure,
  absentProcedure,
  brokenProcedure,
  shape,
  argumentCount,
];

/** The call is read once for all of them. */
const checkCall: StatementCheck = (statement) => {
  const call = spliceCall(statement);
  return call ? checks.flatMap((check) => check(call)) : [];
};

export const callChecks: readonly StatementCheck[] = [checkCall];
