package dev.reinstate.launcher.journey;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one {@link Installation}, and one {@link HookedInstallation}, to all journeys that want it;
 * it ends with the last of them.
 */
final class InstallationExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(InstallationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Installation.class || type == HookedInstallation.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    return parameter.getParameter().getType() == Installation.class
        ? store.computeIfAbsent(Installation.class, key -> Installation.start(), Installation.class)
        : store.computeIfAbsent(HookedInstallation.class);
  }
}
