/** Opens the socket, with TLS where it is wanted, and checks the server's certificate. */
import net from 'node:net';
import tls from 'node:tls';
import type { Duplex } from 'node:stream';
import { CertificateRefused } from './certificateRefused';
import type { DrdaTarget, DrdaTls } from './target';
import { checkTlsMaterial } from './tlsMaterial';

/** Milliseconds of idleness after which the system begins to ask whether the other side is still there. */
const KEEP_ALIVE_MS = 30_000;

/** Most that a socket brings at once. */
const READ_BYTES = 128 << 10;

/**
 * The bytes of its `data` hold until the event is over. Rejects with the system's error, a {@link CertificateRefused}, a
 * `TlsMaterialRefused` or the signal's reason; the socket is then gone.
 */
export function openStream(target: DrdaTarget, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    if (target.tls) checkTlsMaterial(target.tls);
    const socket = target.tls ? connectTls(target, target.tls) : connectPlain(target);
    const fail = (error: Error) => {
      signal.removeEventListener('abort', abort);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const abort = () => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', abort);
    socket.once('error', fail);
    socket.once('end', () => fail(Object.assign(new Error('closed by the server'), { code: 'ECONNRESET' })));
    socket.once(target.tls ? 'secureConnect' : 'connect', () => {
      const problem = target.tls && socket instanceof tls.TLSSocket && certificateProblem(socket, target.tls);
      if (problem) {
        fail(problem);
        return;
      }
      signal.removeEventListener('abort', abort);
      socket.removeAllListeners('error');
      socket.removeAllListeners('end');
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      resolve(socket);
    });
    if (signal.aborted) abort();
  });
}

/** What arrives is read into one buffer again and again: a new one for each piece would cost more. */
function connectPlain({ host, port }: DrdaTarget): net.Socket {
  const socket: net.Socket = net.connect({
    host,
    port,
    onread: {
      buffer: Buffer.allocUnsafeSlow(READ_BYTES),
      callback: (size, bytes) => socket.emit('data', Buffer.from(bytes.buffer, bytes.byteOffset, size)),
    },
  });
  return socket;
}

function connectTls({ host, port }: DrdaTarget, { ca, certificate, privateKey, passphrase }: DrdaTls): tls.TLSSocket {
  return tls.connect({
    host,
    port,
    ...(net.isIP(host) === 0 && { servername: host }),
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(privateKey !== undefined && { key: privateKey }),
    ...(passphrase !== undefined && { passphrase }),
    // Verified in `certificateProblem`, before anything of ours is sent: only so can an error name the certificate's fingerprint.
    rejectUnauthorized: false,
  });
}

function certificateProblem(socket: tls.TLSSocket, settings: DrdaTls): CertificateRefused | undefined {
  const { fingerprint256 } = socket.getPeerCertificate();
  if (settings.fingerprint !== undefined) {
    return plain(fingerprint256) === plain(settings.fingerprint)
      ? undefined
      : new CertificateRefused('fingerprint', fingerprint256);
  }
  if (socket.authorized || settings.trustServer) return undefined;
  // Node's types say that it is an Error; it is the code.
  return new CertificateRefused(String(socket.authorizationError), fingerprint256);
}

function plain(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase();
}
