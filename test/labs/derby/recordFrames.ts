/**
 * Records `test/unit/connection/drda/derby-10.14.frames.json` anew. Needs Debian's `libderby-java` and a Java runtime; run it by
 * `DRDA_RECORD=1 npx vitest run --project conformance test/conformance/drda.test.ts -t record`.
 * The values that stand beside the frames are read through Derby's `ij`-independent text: each statement names what it must return.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DrdaConnector } from '../../../src/connection/drda/connector';
import type { SqlParameter } from '../../../src/connection/connection';
import { FrameRecorder, type RecordedTurn } from './recorder';
import type { DerbyServer } from './server';
