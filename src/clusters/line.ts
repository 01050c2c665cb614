/** One line to a cluster: opened when first used, opened again when it broke, and every statement logged. */
import { t } from '@vscode/l10n';
import type { Connection, Connector, ExecuteOptions, StatementResult } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import type { StatementLog } from './log';
