/** Answers requests with an engine: the same in the worker and in tests without one. */
import type { SampleAnswer, SampleRequest } from '../messages';
import { ClusterDown, LineLost, type SampleEngine } from './engine';
import { ServerError } from './serverError';

/** Never throws: whatever goes wrong is an answer. */
export function answer(engine: SampleEngine, request: SampleRequest): SampleAnswer {
  try {
    switch (request.kind) {
      case 'open':
        return { kind: 'opened', session: engine.open(request.side, request.user) };
      case 'execute': {
        const { session, sql, parameters, maxRows } = request;
        const limit = maxRows === undefined ? {} : { maxRows };
        return { kind: 'result', reply: engine.execute(session, sql, { parameters, ...limit }) };
      }
      case 'close':
        engine.close(request.session);
        return { kind: 'done' };
      case 'restart':
        engine.restart(request.side);
        return { kind: 'done' };
    }
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): SampleAnswer {
  if (error instanceof LineLost) return { kind: 'failure', failure: 'connection-lost', fate: 'not-run', messages: [] };
  if (error instanceof ClusterDown) return { kind: 'failure', failure: 'refused', fate: 'not-run', messages: [] };
  if (error instanceof ServerError) {
    const kind = error.sqlState === '08004' ? 'login-refused' : 'server-error';
    return { kind: 'failure', failure: kind, fate: 'failed', messages: error.messages };
  }
  const message = error instanceof Error ? error.message : String(error);
  const messages = [
    { sqlState: 'SE001', vendorCode: -1, message: 'Splice Engine exception: unexpected exception' },
    { sqlState: 'XJ001', vendorCode: -1, message },
  ];
  return { kind: 'failure', failure: 'server-error', fate: 'unknown', messages };
}
