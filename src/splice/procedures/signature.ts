/** How a form is written down. */
import type { ProcedureDescription, ProcedureForm } from './types';

/** `ADD_PEER(peerId SMALLINT, clusterKey VARCHAR(32672))` */
export function writtenSignature(description: ProcedureDescription, form: ProcedureForm): string {
  return `${description.name}(${form.parameters.map(({ name, type }) => `${name} ${type}`).join(', ')})`;
}
