/** The history of changes, newest first, read lazily from the audit file and from the older ones beside it. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { EntryJoiner, type HistoryEntry } from './entries';
import { linesFromEnd } from './linesFromEnd';

/** Stops reading where its consumer stops asking. Changes that are under way count as unknown. */
export async function* history(auditFile: string): AsyncGenerator<HistoryEntry> {
  const joiner = new EntryJoiner();
  for await (const file of newestFirst(auditFile)) {
    for await (const line of linesFromEnd(file)) {
      const entry = joiner.take(line);
      if (entry) yield entry;
    }
  }
  yield* joiner.rest();
}

async function* newestFirst(auditFile: string): AsyncGenerator<string> {
  yield auditFile;
  const folder = path.dirname(auditFile);
  const { name, ext } = path.parse(auditFile);
  const names = await readdir(folder).catch(() => []);
  const older = names.filter((each) => each.startsWith(`${name}-`) && each.endsWith(ext));
  const dated = await Promise.all(
    older.map(async (each) => {
      const file = path.join(folder, each);
      return { file, at: (await stat(file)).mtimeMs };
    }),
  );
  for (const { file } of dated.sort((one, other) => other.at - one.at)) yield file;
}
