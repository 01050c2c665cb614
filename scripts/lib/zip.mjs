// Lists what is in a zip file, by its central directory, and takes entries out.
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @param {string} file
 * @returns {Promise<{ name: string, size: number }[]>} sizes are those of the unpacked files, in bytes
 */
export async function zipEntries(file) {
  return directory(await readFile(file), file).entries.map(({ name, size }) => ({ name, size }));
}

/**
 * Writes the zip file anew, less the entries of which `isOut` holds: the directory names them no longer.
 * @param {string} file
 * @param {string} target
 * @param {(name: string) => boolean} isOut
 */
export async function zipWithout(file, target, isOut) {
  const bytes = await readFile(file);
  const { entries, start, end } = directory(bytes, file);
  const kept = entries.filter(({ name }) => !isOut(name)).map(({ from, to }) => bytes.subarray(from, to));
  const tail = Buffer.from(bytes.subarray(end));
  for (const at of [8, 10]) tail.writeUInt16LE(kept.length, at);
  tail.writeUInt32LE(Buffer.concat(kept).length, 12);
  await writeFile(target, Buffer.concat([bytes.subarray(0, start), ...kept, tail]));
}

/**
 * Where the directory starts and ends, and its entries with their places in it.
 * @param {Buffer} bytes
 * @param {string} file
 */
function directory(bytes, file) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${file} is not a zip file`);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  let to = start;
  const entries = Array.from({ length: count }, () => {
    const from = to;
    const nameLength = bytes.readUInt16LE(from + 28);
    to = from + 46 + nameLength + bytes.readUInt16LE(from + 30) + bytes.readUInt16LE(from + 32);
    const name = bytes.toString('utf8', from + 46, from + 46 + nameLength);
    return { name, size: bytes.readUInt32LE(from + 24), from, to };
  });
  return { start, end, entries };
}
