package dev.anyfn.store.google;

/** Signs in the name of a service account, with RSA and SHA-256. Safe for use by many threads. */
public interface Signer {

  /** Returns the account that signs: the account's address. */
  String account();

  /**
   * Signs.
   *
   * @param bytes what
   * @return the signature
   */
  byte[] sign(byte[] bytes);
}
