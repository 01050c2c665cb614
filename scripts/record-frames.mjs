// Records the frames of Apache Derby that the unit tests of the DRDA client read; needs a JDK, and Derby or Maven.
import { importTs } from './lib/import-ts.mjs';

const { recordFrames } = await importTs('test/labs/derby/recordFrames.ts');
await recordFrames();
