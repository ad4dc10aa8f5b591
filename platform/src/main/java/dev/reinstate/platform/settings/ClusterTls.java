package dev.reinstate.platform.settings;

import java.nio.file.Path;

/**
 * What a member of the cluster proves with that it is one, and whom it believes.
 *
 * @param own its certificate and key
 * @param trust the certificates in PEM that those of all members are signed with; it was readable
 *     when the configuration was read
 */
public record ClusterTls(TlsFiles own, Path trust) {}
