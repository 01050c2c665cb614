/** Says in words why a server's certificate was not trusted. */
import { t } from '@vscode/l10n';

/** @param code OpenSSL's or Node's, as `TLSSocket.authorizationError` has it; one that is not known is the reason itself */
export function certificateReason(code: string): string {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return t('it is signed by itself alone');
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return t('this side does not know the authority that signed it');
    case 'CERT_HAS_EXPIRED':
      return t('it has expired');
    case 'CERT_NOT_YET_VALID':
      return t('it is not valid yet');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return t('it is made out to another host');
    default:
      return code;
  }
}
