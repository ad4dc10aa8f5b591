package dev.reinstate.launcher.trouble;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Places for the processes of a cluster, and the ways between them. */
interface Network extends AutoCloseable {

  /** Where all of them reach this process, and what it starts. */
  String home();

  List<Place> places();

  /** Whether the way between two of them can be cut. */
  boolean canBeCut();

  /** From now on nothing gets from one to the other, and nobody is told; the way home stays. */
  void cut(int one, int another) throws IOException, InterruptedException;

  void mend(int one, int another) throws IOException, InterruptedException;

  @Override
  void close();

  /** All on this machine as it is. */
  static Network uncut(int count) throws IOException {
    List<Place> places = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      places.add(new Place("127.0.0.1", freePort(), List.of()));
    }
    return new Uncut(List.copyOf(places));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Has no way that could be cut. */
  record Uncut(List<Place> places) implements Network {

    @Override
    public String home() {
      return "127.0.0.1";
    }

    @Override
    public boolean canBeCut() {
      return false;
    }

    @Override
    public void cut(int one, int another) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void mend(int one, int another) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
