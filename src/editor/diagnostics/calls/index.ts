/** The checks of calls to Splice's procedures. */
import type { StatementCheck } from '../check';
import { absentProcedure, brokenProcedure } from './absence';
import { argumentCount } from './argumentCount';
import { argumentShape } from './argumentShape';
import { argumentTypes } from './argumentTypes';
import { backupDirectory, backupType, restoreDirectory } from './backups';
import { clusterKey, hostAndPort } from './clusterKeys';
import { foundNames } from './foundNames';
import { objectNames } from './objectNames';
import type { CallCheck } from './parts';
import { peerId } from './peerIds';
import { missingSchema, mistakenSchema, unknownProcedure } from './procedureName';
import { roleWord } from './roles';
import { scopeEffect } from './scopeEffect';
import { shape } from './shape';
import { spliceCall } from './spliceCall';
import { whereToRun } from './whereToRun';

const checks: readonly CallCheck[] = [
  missingSchema,
  mistakenSchema,
  unknownProcedure,
  absentProcedure,
  brokenProcedure,
  shape,
  argumentCount,
  argumentShape,
  argumentTypes,
  whereToRun,
  clusterKey,
  hostAndPort,
  peerId,
  objectNames,
  foundNames,
  scopeEffect,
  backupType,
  backupDirectory,
  restoreDirectory,
  roleWord,
];

/** The call is read once for all of them. */
const checkCall: StatementCheck = (statement) => {
  const call = spliceCall(statement);
  return call ? checks.flatMap((check) => check(call)) : [];
};

export const callChecks: readonly StatementCheck[] = [checkCall];
