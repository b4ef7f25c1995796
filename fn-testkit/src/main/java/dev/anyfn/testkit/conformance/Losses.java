package dev.anyfn.testkit.conformance;

import dev.anyfn.testkit.TcpProxy;

/**
 * Loses each answer of a call once, whole and after its first byte, until a call gets by with fewer
 * answers. For one thread.
 */
final class Losses {

  private static final int MOST_ANSWERS = 30;

  /**
   * How often in a row nothing must have been lost: a driver may now and then ask more than else.
   */
  private static final int CALM = 2;

  private Losses() {}

  /** One or more calls; each of them loses what it is given before it calls. */
  interface Call {
    /** Returns whether an answer was lost. */
    boolean run(Loss loss);
  }

  /** Which answer of a call is lost, and after how many of its bytes. */
  record Loss(TcpProxy proxy, int answer, int bytes) {

    /** From now on, this answer is lost. */
    void begin() {
      proxy.loseAnswer(answer, bytes);
    }

    boolean hasHappened() {
      return proxy.hasLost();
    }

    /** For names. */
    String id() {
      return answer + "-" + bytes;
    }

    @Override
    public String toString() {
      return "answer " + answer + " lost after " + bytes + " bytes";
    }
  }

  static void each(TcpProxy proxy, Call call) {
    int calm = 0;
    for (int answer = 1; calm < CALM && answer <= MOST_ANSWERS; answer++) {
      boolean whole = call.run(new Loss(proxy, answer, 0));
      boolean cut = call.run(new Loss(proxy, answer, 1));
      calm = whole || cut ? 0 : calm + 1;
    }
  }
}
