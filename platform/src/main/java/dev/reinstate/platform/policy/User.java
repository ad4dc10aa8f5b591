package dev.reinstate.platform.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.contracts.Actor;
import dev.reinstate.platform.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The caller as conditions see him: {@code id}, {@code roles} as the token names them, {@code
 * claims}, and each claim by its own name too where that is free. Read when a condition first asks.
 * Safe for use from any thread.
 */
public final class User {
  private final Actor actor;
  private @Nullable ObjectNode json;

  /** Takes who it is about. */
  public User(Actor actor) {
    this.actor = actor;
  }

  /** Not to be changed. */
  public synchronized ObjectNode asJson() {
    if (json == null) {
      json = tree();
    }
    return json;
  }

  private ObjectNode tree() {
    JsonNode claims = Json.readStored(actor.claims());
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    claims.properties().forEach(claim -> user.set(claim.getKey(), claim.getValue()));
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    actor.roles().forEach(roles::add);
    user.put("id", actor.id());
    user.set("roles", roles);
    user.set("claims", claims);
    return user;
  }
}
