package dev.reinstate.platform.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that holds together: every value is in its range, every name in it refers to
 * something that exists. Immutable, so any thread may read it.
 *
 * @param jwt how callers prove who they are; null when the configuration does not say, and the
 *     service then signs with a secret of its own
 * @param serviceKey what the service signs for itself; null when the configuration does not say,
 *     and one is then kept in the database
 * @param collections the declared collections by name, in the order of the file
 * @param policies who may do what; nobody anything where it is silent
 * @param hooks who else is asked or told
 * @param rules one word for collections, roles, policies and hooks: the same where these are
 */
public record Settings(
    HttpSettings http,
    PostgresSettings postgres,
    @Nullable JwtSettings jwt,
    @Nullable ServiceKey serviceKey,
    FileSettings files,
    AuditSettings audit,
    ClusterSettings cluster,
    TracingSettings tracing,
    Map<String, CollectionSettings> collections,
    Policies policies,
    Hooks hooks,
    String rules) {

  /** Keeps the order of {@code collections} and copies them. */
  public Settings {
    collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
  }

  /** What holds without a configuration file: no collection, and nobody may do anything. */
  public static Settings defaults() {
    return new Settings(
        HttpSettings.DEFAULT,
        PostgresSettings.DEFAULT,
        /* jwt= */ null,
        /* serviceKey= */ null,
        FileSettings.DEFAULT,
        AuditSettings.DEFAULT,
        ClusterSettings.DEFAULT,
        TracingSettings.DEFAULT,
        Map.of(),
        Policies.NONE,
        Hooks.NONE,
        RulesFingerprint.NONE);
  }

  /** The same where the service listens and keeps its data elsewhere. */
  public Settings at(HttpSettings otherHttp, PostgresSettings otherPostgres) {
    return new Settings(
        otherHttp,
        otherPostgres,
        jwt,
        serviceKey,
        files,
        audit,
        cluster,
        tracing,
        collections,
        policies,
        hooks,
        rules);
  }

  /** The same with all of the other that a running service can take over. */
  public Settings reloaded(Settings read) {
    return new Settings(
        http.with(read.http.rateLimit()),
        postgres,
        jwt,
        serviceKey,
        files,
        audit,
        cluster,
        tracing,
        read.collections,
        read.policies,
        read.hooks,
        read.rules);
  }

  /**
   * The collection of this name: one that is declared, one that every space has, or {@code spaces}
   * itself; null if there is none.
   */
  public @Nullable CollectionSettings collection(String name) {
    CollectionSettings declared = collections.get(name);
    return declared == null ? Components.find(name) : declared;
  }

  /** The names of all collections with a history, those that every space has among them. */
  public List<String> versionedCollections() {
    return Stream.concat(collections.values().stream(), Components.all())
        .filter(CollectionSettings::versioned)
        .map(CollectionSettings::name)
        .sorted()
        .toList();
  }
}
