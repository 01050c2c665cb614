/** How a procedure of Splice is written down for the lab, and what MariaDB and SYS.SYSALIASES make of it. */
import { literal, quoted } from './text';

export interface LabProcedure {
  readonly name: string;
  /** As Splice declares them; inside the body each is `in_` and its name, for MariaDB prefers variables to columns of the same name. */
  readonly parameters: readonly (readonly [name: string, type: string])[];
  /** Between BEGIN and END: declarations first. */
  readonly declare?: string;
  readonly body: string;
  readonly resultSets?: 0 | 1;
}

/** Everything runs with the owner's rights; whether the caller may is asked first, since Splice's own refusal is wanted. */
export function createProcedure({ name, parameters, declare = '', body }: LabProcedure): string {
  const list = parameters.map(([parameter, type]) => `IN "in_${parameter}" ${mariaDbType(type)}`).join(', ');
  return `CREATE OR REPLACE DEFINER = 'splice'@'%' PROCEDURE SYSCS_UTIL.${quoted(name)}(${list})
MODIFIES SQL DATA
BEGIN
${declare}
  CALL SPLICELAB.CHECK_EXECUTE(${literal(name)});
${parameters.map(([parameter, type]) => checkNotNull(parameter, type)).join('')}
${body}
END`;
}

/** The text that Splice gives for ALIASINFO. */
export function aliasInfo({ name, parameters, resultSets = 1 }: LabProcedure): string {
  const list = parameters.map(([parameter, type]) => `IN "${parameter}" ${type}`).join(',');
  return `${name}(${list}) LANGUAGE JAVA PARAMETER STYLE JAVA  DETERMINISTIC MODIFIES SQL DATA DYNAMIC RESULT SETS ${resultSets}`;
}

function mariaDbType(type: string): string {
  if (type === 'VARCHAR(32672)') return 'TEXT';
  return type === 'SMALLINT' || type === 'BOOLEAN' || type === 'BIGINT' || type === 'INTEGER'
    ? type
    : `${type} CHARACTER SET utf8mb4`;
}

/** Java's primitives take no NULL. */
const PRIMITIVES: Readonly<Record<string, string>> = {
  SMALLINT: 'short',
  INTEGER: 'int',
  BIGINT: 'long',
  BOOLEAN: 'boolean',
};

function checkNotNull(parameter: string, type: string): string {
  const primitive = PRIMITIVES[type];
  if (primitive === undefined) return '';
  const message = `A NULL value cannot be passed to a method which takes a parameter of primitive type '${primitive}'.`;
  return `  IF "in_${parameter}" IS NULL THEN
    SIGNAL SQLSTATE '39004' SET MESSAGE_TEXT = ${literal(message)};
  END IF;
`;
}
