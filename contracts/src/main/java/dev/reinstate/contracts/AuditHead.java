package dev.reinstate.contracts;

import java.time.Instant;

/**
 * The end of the audit trail at some moment, signed: whoever keeps one elsewhere can prove later
 * that nothing up to it has been changed, not even by somebody who has computed every hash anew.
 *
 * @param seq of the last entry then; 0 when there was none
 * @param hash of that entry
 * @param signedAt when it was signed, to the microsecond
 * @param publicKey of the signature: an X.509 SubjectPublicKeyInfo (RFC 8410) in Base64
 * @param signature Ed25519 (RFC 8032) in Base64
 */
public record AuditHead(
    long seq, String hash, Instant signedAt, String publicKey, String signature) {}
