/** The six procedures that say what replicates: rows by the shared rules, HBase flags beside them. */
import type { ScopeAction } from '../../../../splice/replication/model';
import type { Cluster } from '../cluster';
import { keepsScopes } from '../releases';
import { outcome, type StatementReply } from '../reply';
import type { ArgumentValue } from './arguments';
import type { ProcedureCode } from './context';

export const scopeProcedures: Readonly<Record<string, ProcedureCode>> = {};
