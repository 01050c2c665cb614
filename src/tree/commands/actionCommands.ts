/** The commands that act, look and copy: everything beyond the view itself. Loaded when the first of them is used. */
import { copyCommands } from './copyCommands';
import { lookCommands } from './lookCommands';
import type { CommandParts } from './parts';
import { peerCommands } from './peerCommands';
import { scopeCommands } from './scopeCommands';

export function actionCommands(parts: CommandParts) {
  return { ...scopeCommands(parts), ...peerCommands(parts), ...lookCommands(parts), ...copyCommands(parts) };
}
