package dev.reinstate.launcher.trouble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places with an address of their own, each in a network namespace, all at one bridge. Only root
 * can make them, on Linux, with {@code ip} of the package iproute2.
 */
final class Namespaces implements Network {

  private static final int PORT = 7800;
  private static final String NOBODY = "02:00:00:00:00:01";

  private final long number = ProcessHandle.current().pid() % 100_000;
  private final String net = "10.211." + number % 250 + ".";
  private final String bridge = "crash" + number;
  private final List<Place> places = new ArrayList<>();
  private final Thread atTheEnd = new Thread(this::remove);

  private Namespaces() {}

  /**
   * Makes places.
   *
   * @throws IOException if this may not; then nothing is left
   */
  static Network make(int count) throws IOException, InterruptedException {
    Namespaces made = new Namespaces();
    Runtime.getRuntime().addShutdownHook(made.atTheEnd);
    try {
      ip("link", "add", made.bridge, "type", "bridge");
      ip("addr", "add", made.home() + "/24", "dev", made.bridge);
      ip("link", "set", made.bridge, "up");
      for (int n = 0; n < count; n++) {
        made.addPlace();
      }
      return made;
    } catch (IOException failure) {
      made.close();
      throw failure;
    }
  }

  private void addPlace() throws IOException, InterruptedException {
    int n = places.size();
    Place place = new Place(net + (n + 2), PORT, List.of("ip", "netns", "exec", name(n)));
    ip("netns", "add", name(n));
    places.add(place);
    ip("link", "add", name(n), "type", "veth", "peer", "name", "eth0", "netns", name(n));
    ip("link", "set", name(n), "master", bridge, "up");
    ip("-n", name(n), "addr", "add", place.host() + "/24", "dev", "eth0");
    ip("-n", name(n), "link", "set", "eth0", "up");
    ip("-n", name(n), "link", "set", "lo", "up");
  }

  private String name(int n) {
    return bridge + "p" + n;
  }

  @Override
  public String home() {
    return net + "1";
  }

  @Override
  public List<Place> places() {
    return List.copyOf(places);
  }

  @Override
  public boolean canBeCut() {
    return true;
  }

  /** Each sends what is for the other to a station that is not there. */
  @Override
  public void cut(int one, int another) throws IOException, InterruptedException {
    lose(one, another);
    lose(another, one);
  }

  private void lose(int from, int to) throws IOException, InterruptedException {
    String host = places.get(to).host();
    ip("-n", name(from), "neigh", "replace", host, "lladdr", NOBODY, "dev", "eth0");
  }

  @Override
  public void mend(int one, int another) throws IOException, InterruptedException {
    ip("-n", name(one), "neigh", "del", places.get(another).host(), "dev", "eth0");
    ip("-n", name(another), "neigh", "del", places.get(one).host(), "dev", "eth0");
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    remove();
  }

  /** As much as there is. */
  private void remove() {
    IntStream.range(0, places.size()).forEach(n -> attempt("netns", "del", name(n)));
    attempt("link", "del", bridge);
  }

  private static void attempt(String... words) {
    try {
      ip(words);
    } catch (IOException notThere) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void ip(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
