/** Messages of Splice's own states, which Derby's message files lack. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** By message id: the state, the severity of a failed statement, and what else tells ids apart. In the notation of Java's MessageFormat. */
const MESSAGES: Readonly<Record<string, string>> = {
  'RPL00.S': 'Database is read-only.',
  'SE001.S': 'Splice Engine exception: unexpected exception',
  'BR006.S': 'Invalid backup job ID {0}.',
  'BR023.S': 'The transaction {0} is later than the backup.',
  '08006.S.9': "Can''t execute statement while in Restore Mode. Reboot database after restore operation is finished.",
};

/** Contents by file name. Messages may share a file. */
export const MESSAGE_FILES: Readonly<Record<string, string>> = messageFiles();

function messageFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [id, text] of Object.entries(MESSAGES)) {
    const name = `m${fileNumber(id)}_en_US.properties`;
    files[name] = `${files[name] ?? ''}${id}=${text}\n`;
  }
  return files;
}

/** Lays them where Derby looks first for the locale en_US; each file stands before Derby's own of the same number. */
export async function writeMessages(classes: string): Promise<void> {
  const folder = path.join(classes, 'org/apache/derby/loc');
  await mkdir(folder, { recursive: true });
  for (const [name, lines] of Object.entries(MESSAGE_FILES)) await writeFile(path.join(folder, name), lines);
}

/** Derby spreads its messages over fifty files by the letters of the state. */
function fileNumber(id: string): number {
  let sum = 0;
  for (let at = 0; at < 5; at += 1) sum += id.charCodeAt(at);
  return sum % 50;
}
