package dev.reinstate.launcher.database;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that accepts connections, and how to end it. */
record RunningServer(Postmaster postmaster, int port, PgCtl pgCtl) {

  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  long pid() {
    return postmaster.pid();
  }

  /** Returns when the server has ended, by its own doing or in the end by force. */
  void stop() throws IOException, InterruptedException {
    try {
      if (postmaster.isAlive() && !pgCtl.stop() && postmaster.isAlive()) {
        LOG.warn("PostgreSQL does not stop and is killed; its next start will recover");
      }
    } finally {
      postmaster.kill();
    }
  }
}
