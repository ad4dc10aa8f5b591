package dev.reinstate.cluster;

import java.util.List;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.multimap.impl.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * Who listens at an address, when two parts of a cluster that were apart meet again: those whom
 * either part knows. Each part has forgotten the members of the other; without this, those of the
 * smaller part would get nothing any more.
 */
final class Registrations implements EntryMergePolicy<String, Bucket<byte[]>> {

  @Override
  public @Nullable CacheEntry<String, Bucket<byte[]>> merge(
      @Nullable CacheEntry<String, Bucket<byte[]>> preferred,
      List<CacheEntry<String, Bucket<byte[]>>> others) {
    CacheEntry<String, Bucket<byte[]>> merged = preferred;
    for (CacheEntry<String, Bucket<byte[]>> other : others) {
      merged = merged == null ? other : union(merged, other);
    }
    return merged;
  }

  private static CacheEntry<String, Bucket<byte[]>> union(
      CacheEntry<String, Bucket<byte[]>> one, CacheEntry<String, Bucket<byte[]>> other) {
    Bucket<byte[]> all = one.getValue();
    for (byte[] registration : other.getValue().toList()) {
      all = with(all, registration);
    }
    CacheEntry<String, Bucket<byte[]>> merged = one.clone();
    merged.setValue(all);
    return merged;
  }

  /** A bucket does not change; adding what it has already gives none. */
  private static Bucket<byte[]> with(Bucket<byte[]> bucket, byte[] registration) {
    Bucket<byte[]> larger = bucket.add(registration, /* supportsDuplicates= */ false);
    return larger == null ? bucket : larger;
  }
}
