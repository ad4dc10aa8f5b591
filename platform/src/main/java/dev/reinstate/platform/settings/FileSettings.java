package dev.reinstate.platform.settings;

/**
 * Uploaded files.
 *
 * @param maxSize the largest file, in bytes, 1 KiB to 10 GiB
 */
public record FileSettings(long maxSize) {

  static final FileSettings DEFAULT = new FileSettings(100L * 1024 * 1024);
}
