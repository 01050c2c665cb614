/** Writes a file in chunks, and puts it into place only when it is whole. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Rejects with an AbortError when it was cancelled; what stood at the path before is then still there. */
export async function writeFileInChunks(file: string, chunks: Iterable<string>, signal: AbortSignal): Promise<void> {
  const beside = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(beside, 'wx');
    try {
      for (const chunk of chunks) {
        signal.throwIfAborted();
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
