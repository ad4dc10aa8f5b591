package dev.reinstate.platform.settings;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;

/** Keeps the first errors and drops the rest, so a hostile document cannot fill the heap. */
final class FirstErrors extends ArrayList<Error> {

  private static final long serialVersionUID = 1L;

  private final int limit;

  FirstErrors(int limit) {
    this.limit = limit;
  }

  @Override
  public boolean add(Error error) {
    return size() < limit && super.add(error);
  }

  @Override
  public boolean addAll(Collection<? extends Error> errors) {
    boolean changed = false;
    for (Error error : errors) {
      changed |= add(error);
    }
    return changed;
  }
}
