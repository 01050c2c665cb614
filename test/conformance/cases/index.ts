/** The whole conformance table. What comes back and what is left was written down by hand from the server's known behaviour. */
import type { ConformanceCase } from '../model';
import { backups } from './backups';
import { database } from './database';
import { disableTable } from './disableTable';
import { enableTable } from './enableTable';
import { forms } from './forms';
import { inspection } from './inspection';
import { messages } from './messages';
import { peers } from './peers';
import { restricted } from './restricted';
import { roles } from './roles';
import { schema } from './schema';
import { state } from './state';
import { stopped } from './stopped';

export const cases: readonly ConformanceCase[] = [
  ...enableTable,
  ...disableTable,
  ...schema,
  ...database,
  ...state,
  ...peers,
  ...roles,
  ...inspection,
  ...backups,
  ...restricted,
  ...forms,
  ...messages,
  ...stopped,
];
