/** Opens the socket, with TLS where it is wanted, and checks the server's certificate. */
import net from 'node:net';
import tls from 'node:tls';
import { CertificateRefused } from './certificateRefused';
import type { DrdaTarget, DrdaTls } from './target';
import { checkTlsMaterial } from './tlsMaterial';

/** Milliseconds of idleness after which the system begins to ask whether the other side is still there. */
const KEEP_ALIVE_MS = 30_000;

/** Most that a socket brings at once, in the beginning and once it brought that much. */
const FIRST_READ_BYTES = 2 << 10;
const READ_BYTES = 128 << 10;

/**
 * Begins to connect; where nothing more is heard of it, it is to be destroyed. The bytes of its `data` hold until the event is over.
 * @param attemptMs milliseconds for each address of the host but the last; Node's quarter of a second where it is left out
 */
export function connect(target: DrdaTarget, attemptMs?: number): net.Socket {
  const attempt = attemptMs === undefined ? {} : { autoSelectFamilyAttemptTimeout: attemptMs };
  if (!target.tls) return connectPlain(target, attempt);
  checkTlsMaterial(target.tls);
  return connectTls(target, target.tls, attempt);
}

/** Rejects with the system's error, a {@link CertificateRefused} or what the socket was destroyed with; it is then gone. */
export function connected(socket: net.Socket, { tls: settings }: DrdaTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const end = () => fail(Object.assign(new Error('closed by the server'), { code: 'ECONNRESET' }));
    socket.once('error', fail);
    socket.once('end', end);
    socket.once(settings ? 'secureConnect' : 'connect', () => {
      const problem = settings && socket instanceof tls.TLSSocket && certificateProblem(socket, settings);
      if (problem) {
        fail(problem);
        return;
      }
      socket.off('error', fail);
      socket.off('end', end);
      socket.setNoDelay(true);
      resolve();
    });
  });
}

/** Lets the system find out when the other side is gone. */
export function keepAsking(socket: net.Socket): void {
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
}

/**
 * What arrives is read into one buffer again and again: a new one for each piece would cost more. It is large only where more than a
 * little arrives at once; most lines, such as those of a cancel, never need that.
 */
function connectPlain({ host, port }: DrdaTarget, attempt: object): net.Socket {
  let buffer = Buffer.allocUnsafe(FIRST_READ_BYTES);
  const socket: net.Socket = net.connect({
    ...attempt,
    host,
    port,
    onread: {
      buffer: () => buffer,
      callback: (size, bytes) => {
        const isFull = size === bytes.length;
        const goesOn = socket.emit('data', Buffer.from(bytes.buffer, bytes.byteOffset, size));
        if (isFull && size < READ_BYTES) buffer = Buffer.allocUnsafeSlow(READ_BYTES);
        return goesOn;
      },
    },
  });
  return socket;
}

function connectTls(
  { host, port }: DrdaTarget,
  { ca, certificate, privateKey, passphrase }: DrdaTls,
  attempt: object,
): tls.TLSSocket {
  return tls.connect({
    ...attempt,
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
